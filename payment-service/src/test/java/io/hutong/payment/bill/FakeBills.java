package io.hutong.payment.bill;

import io.hutong.payment.bill.model.BillOffer;
import io.hutong.payment.bill.model.BillType;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.wechatpay.Formats;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** A channel that gives the bills that a test has put there, and says what it is told of them. */
public final class FakeBills implements BillChannel {

    private static final long MAX_BYTES = 10_000_000;

    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private int downloads;

    public void put(BillType type, LocalDate day, byte[] file) {
        put(type, day, file, BillFile.sha1(file));
    }

    public void put(BillType type, LocalDate day, byte[] file, String hash) {
        files.put(type + "/" + day, file);
        hashes.put(type + "/" + day, hash);
    }

    public int downloads() {
        return downloads;
    }

    /** An import from here into the database of a running service. */
    public BillImport into(PaymentApp app) {
        return new BillImport(this, app.bean(BillStore.class),
                app.bean(TransactionTemplate.class), MAX_BYTES);
    }

    @Override
    public BillOffer ask(BillType type, LocalDate day) {
        String key = type + "/" + day;
        return files.containsKey(key)
                ? new BillOffer.Link(key, "SHA1", hashes.get(key))
                : new BillOffer.None();
    }

    @Override
    public BillFormat format(BillType type) {
        return Formats.of(type);
    }

    @Override
    public InputStream open(BillOffer.Link link) {
        downloads++;
        return new ByteArrayInputStream(files.get(link.url()));
    }
}

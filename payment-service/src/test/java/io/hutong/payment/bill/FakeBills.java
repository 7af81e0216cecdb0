package io.hutong.payment.bill;

import io.hutong.payment.bill.model.BillLink;
import io.hutong.payment.bill.model.BillType;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.testing.PaymentApp;
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
    public ChannelAnswer<BillLink> link(BillType type, LocalDate day) {
        String key = type + "/" + day;
        return files.containsKey(key)
                ? new ChannelAnswer.Answered<>(new BillLink(key, "SHA1", hashes.get(key)))
                : new ChannelAnswer.Refused<>(400, "NO_STATEMENT_EXIST", "");
    }

    @Override
    public InputStream open(BillLink link) {
        downloads++;
        return new ByteArrayInputStream(files.get(link.url()));
    }
}

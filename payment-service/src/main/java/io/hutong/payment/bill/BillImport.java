package io.hutong.payment.bill;

import io.hutong.payment.bill.model.BillOffer;
import io.hutong.payment.bill.model.BillType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches a day's bill and keeps all of its lines, or none of them: the file is hashed, added up
 * and written while it streams, and the transaction is committed only when everything agrees.
 */
public final class BillImport {

    private static final String SHA1 = "SHA1";

    private final BillChannel channel;
    private final BillStore store;
    private final TransactionTemplate transactions;
    private final long maxBytes;

    BillImport(BillChannel channel, BillStore store, TransactionTemplate transactions,
            long maxBytes) {
        this.channel = channel;
        this.store = store;
        this.transactions = transactions;
        this.maxBytes = maxBytes;
    }

    public ImportResult run(BillType type, LocalDate day) {
        return switch (channel.ask(type, day)) {
            case BillOffer.Link link -> fetch(type, day, link);
            case BillOffer.None() -> new ImportResult.None();
            case BillOffer.NotReady() -> new ImportResult.NotReady();
            case BillOffer.Unavailable(String cause) -> new ImportResult.Unavailable(cause);
        };
    }

    /** Removes the lines of bills before that day. */
    public void forget(LocalDate before) {
        transactions.executeWithoutResult(tx -> store.forget(before));
    }

    private ImportResult fetch(BillType type, LocalDate day, BillOffer.Link link) {
        String digest = link.hash().toLowerCase(Locale.ROOT);
        if (!SHA1.equals(link.hashType())) {
            return new ImportResult.Refused(BillFault.BILL_HASH_MISMATCH,
                    "the channel announces a hash of another kind: " + link.hashType());
        }
        Optional<BillStore.Bill> known = store.find(type, day, digest);
        if (known.isPresent()) {
            return new ImportResult.Known(known.get().billId(), known.get().lines());
        }
        try {
            return load(type, day, link, digest);
        } catch (UncheckedIOException e) {
            IOException cause = Objects.requireNonNull(e.getCause());
            return cause instanceof BillRefusedException refused
                    ? new ImportResult.Refused(refused.fault(), refused.detail())
                    : new ImportResult.Unavailable(String.valueOf(cause.getMessage()));
        }
    }

    private ImportResult load(BillType type, LocalDate day, BillOffer.Link link, String digest) {
        ImportResult result = transactions.execute(tx -> {
            try (InputStream in = channel.open(link)) {
                return keep(type, day, digest, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (result == null) {
            throw new IllegalStateException("a transaction gave nothing");
        }
        return result;
    }

    private ImportResult keep(BillType type, LocalDate day, String digest, InputStream in)
            throws IOException {
        BillLines lines = new BillLines(in, maxBytes);
        long billId = store.add(type, day, digest);
        long count = store.copy(type, billId, new BillParser(lines, channel.format(type), day));
        String hash = lines.hash();
        if (!hash.equals(digest)) {
            throw new BillRefusedException(BillFault.BILL_HASH_MISMATCH,
                    "the file's SHA-1 is " + hash + ", the channel announced " + digest);
        }
        store.counted(billId, count);
        return new ImportResult.Imported(billId, count);
    }
}

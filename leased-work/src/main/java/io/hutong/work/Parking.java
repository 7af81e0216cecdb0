package io.hutong.work;

import java.time.Duration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts work aside whose result cannot be written: a person is told, and it is tried again only
 * after a long pause, so that it neither holds others up nor is forgotten.
 */
public final class Parking {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final Teller teller;
    private final TransactionTemplate transactions;

    /** Tells a person, in the transaction that puts it aside. */
    @FunctionalInterface
    public interface Teller {

        void tell(String work, Parked parked, RuntimeException why);
    }

    public Parking(Teller teller, TransactionTemplate transactions) {
        this.teller = teller;
        this.transactions = transactions;
    }

    /** @param task of the rows, whose lease may still hold */
    <T> void park(String work, LeasedRows<T> rows, T task, RuntimeException why) {
        transactions.executeWithoutResult(tx -> {
            rows.postpone(task, PAUSE);
            teller.tell(work, rows.whereabouts(task), why);
        });
    }
}

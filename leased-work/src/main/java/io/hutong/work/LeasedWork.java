package io.hutong.work;

import java.util.List;

/**
 * Work that waits in a table, done once: a claim leases its rows to this process, the call is made
 * outside of any transaction, and what it brought is written under leases that still hold.
 *
 * @param <T> a leased row
 * @param <A> what the call answers
 */
public interface LeasedWork<T, A> {

    LeasedRows<T> rows();

    /** Before each claim, in a transaction of its own: makes rows due whose turn has come. */
    default void begin(int limit) {
    }

    /** On a virtual thread. */
    A call(T task);

    /**
     * In one transaction: locks, lets {@link LeasedRows#held} drop what no longer counts, decides
     * and writes everything that follows.
     */
    void write(List<Done<T, A>> done);
}

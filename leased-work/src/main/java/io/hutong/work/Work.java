package io.hutong.work;

import java.time.Duration;
import java.util.List;

/**
 * Work that waits in a table. A claim leases the rows to this process until an instant of the
 * database's clock; whatever is not written back by then is due again, for any process.
 *
 * @param <T> a leased row
 * @param <R> what came of it
 */
interface Work<T, R> {

    /** Leases up to {@code limit} due rows, in a transaction of its own. */
    List<T> claim(int limit);

    /**
     * Ends the leases that an earlier process of the same name has left, so that a restart does
     * not wait for them. What that process still sends back no longer counts.
     */
    void recover();

    /** How long it is until the next row is due; {@code none} where that is not known. */
    Duration untilDue(Duration none);

    /** Does it, on a virtual thread, outside of any transaction. */
    R perform(T task);

    /** Writes the results of leases that still hold, in one transaction; others are dropped. */
    void write(List<R> results);

    /** What a result is about, should it turn out that it cannot be written. */
    Parked whereabouts(R result);
}

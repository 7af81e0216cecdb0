package io.hutong.messaging.progress;

import java.time.Instant;

/**
 * Until when a partition is known to be read. An end offset seen at some instant holds everything
 * that arrived before it; once the group has committed that offset, the partition is read past
 * that instant. The next end is only taken up then, otherwise steady traffic would move the mark
 * away for ever.
 *
 * @param passed      everything up to here is processed
 * @param awaitedEnd  the end offset that was seen at {@code seenAt}
 */
record Watermark(Instant passed, long awaitedEnd, Instant seenAt) {

    static final Watermark NONE = new Watermark(Instant.MIN, Long.MAX_VALUE, Instant.MIN);

    /** The mark after a look at the partition. */
    Watermark observe(long end, long committed, Instant now) {
        if (committed >= end) {
            return new Watermark(now, end, now);
        }
        if (equals(NONE) || committed >= awaitedEnd) {
            return new Watermark(committed >= awaitedEnd ? seenAt : passed, end, now);
        }
        return this;
    }
}

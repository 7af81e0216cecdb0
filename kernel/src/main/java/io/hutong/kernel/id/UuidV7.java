package io.hutong.kernel.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, 12 bits that count within the
 * millisecond (method 1 of its section 6.2), 62 random bits. Ids of one process never decrease.
 */
public final class UuidV7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final int VERSION_SEVEN = 7;

    /** Milliseconds and counter of the last id, so that a clock set back cannot repeat one. */
    private static long last;

    private UuidV7() {
    }

    public static UUID next() {
        return of(tick(System.currentTimeMillis()));
    }

    /** The smallest id of that millisecond: a bound for ranges of ids. */
    public static UUID floorOf(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16 | VERSION, VARIANT);
    }

    /** When the id was made, to the millisecond. */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    public static boolean isVersion7(UUID id) {
        return id.version() == VERSION_SEVEN && id.variant() == 2;
    }

    private static UUID of(long tick) {
        long high = (tick >>> COUNTER_BITS) << 16 | VERSION | tick & COUNTER_MASK;
        return new UUID(high, VARIANT | RANDOM.nextLong() & RANDOM_MASK);
    }

    /** Counts on from the last id where the millisecond is the same or the clock went back. */
    private static synchronized long tick(long nowMillis) {
        last = Math.max(last + 1, nowMillis << COUNTER_BITS);
        return last;
    }
}

package io.hutong.sandbox.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time that limits, waits and deadlines go by: real time plus what a test has advanced it.
 * Signatures never use it.
 */
public final class BusinessClock {

    /** Business days are Beijing days. */
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter RFC3339 =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private final Clock real;
    private final AtomicLong offsetMillis = new AtomicLong();

    public BusinessClock(Clock real) {
        this.real = real;
    }

    /** Milliseconds since the epoch. */
    public long now() {
        return real.millis() + offsetMillis.get();
    }

    /** How far business time is ahead of real time, in milliseconds. */
    public long offset() {
        return offsetMillis.get();
    }

    public void setOffset(long millis) {
        offsetMillis.set(millis);
    }

    public void advance(Duration by) {
        offsetMillis.addAndGet(by.toMillis());
    }

    public LocalDate today() {
        return day(now());
    }

    public static LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(BEIJING).toLocalDate();
    }

    /** RFC 3339 with Beijing's offset and whole seconds, as WeChat Pay writes times. */
    public static String rfc3339(long millis) {
        return OffsetDateTime.ofInstant(Instant.ofEpochMilli(millis), BEIJING).format(RFC3339);
    }
}

package io.hutong.messaging;

import io.hutong.contracts.id.UuidV7;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The W3C {@code traceparent} of a unit of work (Trace Context, level 1): which trace, and which
 * span of it is the parent of what follows.
 *
 * @param traceId 32 hex digits
 * @param spanId  16 hex digits
 * @param flags   2 hex digits, {@code 01} when sampled
 */
public record TraceParent(String traceId, String spanId, String flags) {

    private static final Pattern FORM =
            Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final String SAMPLED = "01";
    private static final int FLAGS_GROUP = 3;

    /** The trace of a header, or a new trace when there is none or it is malformed. */
    public static TraceParent of(@Nullable String header) {
        if (header == null) {
            return start();
        }
        var form = FORM.matcher(header);
        if (!form.matches() || form.group(1).equals(NO_TRACE) || form.group(2).equals(NO_SPAN)) {
            return start();
        }
        return new TraceParent(form.group(1), form.group(2), form.group(FLAGS_GROUP));
    }

    public static TraceParent start() {
        var id = UuidV7.next();
        HexFormat hex = HexFormat.of();
        String trace = hex.toHexDigits(id.getMostSignificantBits())
                + hex.toHexDigits(id.getLeastSignificantBits());
        return new TraceParent(trace, randomSpan(), SAMPLED);
    }

    /** The same trace, one span further. */
    public TraceParent child() {
        return new TraceParent(traceId, randomSpan(), flags);
    }

    /** The header's value. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String randomSpan() {
        long bits = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(bits == 0 ? 1 : bits);
    }
}

package io.hutong.messaging;

import io.hutong.kernel.id.UuidV7;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
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

    private static final String VERSION = "00-";
    private static final int TRACE_END = VERSION.length() + 32;
    private static final int SPAN_END = TRACE_END + 1 + 16;
    private static final int FLAGS_END = SPAN_END + 1 + 2;
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final String SAMPLED = "01";

    /** The trace of a header, or a new trace when there is none or it is malformed. */
    public static TraceParent of(@Nullable String header) {
        if (header == null || !isWellFormed(header)) {
            return start();
        }
        var read = new TraceParent(header.substring(VERSION.length(), TRACE_END),
                header.substring(TRACE_END + 1, SPAN_END), header.substring(SPAN_END + 1));
        return read.traceId.equals(NO_TRACE) || read.spanId.equals(NO_SPAN) ? start() : read;
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

    /** By hand, not by a pattern: every message that is read brings one. */
    private static boolean isWellFormed(String header) {
        return header.length() == FLAGS_END && header.startsWith(VERSION)
                && isHex(header, VERSION.length(), TRACE_END) && header.charAt(TRACE_END) == '-'
                && isHex(header, TRACE_END + 1, SPAN_END) && header.charAt(SPAN_END) == '-'
                && isHex(header, SPAN_END + 1, FLAGS_END);
    }

    /** Lower case only, as the standard has it. */
    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static String randomSpan() {
        long bits = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(bits == 0 ? 1 : bits);
    }
}

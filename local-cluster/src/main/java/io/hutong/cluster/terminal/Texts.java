package io.hutong.cluster.terminal;

import java.time.Duration;
import java.util.Locale;

/** Amounts, sizes and times as people read them. */
public final class Texts {

    private static final int FEN_PER_YUAN = 100;
    private static final long MEBIBYTE = 1L << 20;

    private Texts() {
    }

    /** {@code 12900} fen as {@code ¥129.00}. */
    public static String yuan(long fen) {
        var sign = fen < 0 ? "-" : "";
        long absolute = Math.absExact(fen);
        return String.format(Locale.ROOT, "%s¥%,d.%02d", sign, absolute / FEN_PER_YUAN,
                absolute % FEN_PER_YUAN);
    }

    public static String mebibytes(long bytes) {
        return bytes / MEBIBYTE + " MB";
    }

    /** {@code 0.4 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public static String duration(Duration time) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%d.%d s", time.toSeconds(),
                    time.toMillisPart() / 100);
        }
        return time.compareTo(Duration.ofHours(1)) < 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}

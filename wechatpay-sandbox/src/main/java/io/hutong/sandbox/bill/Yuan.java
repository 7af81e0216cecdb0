package io.hutong.sandbox.bill;

/** Amounts as bills write them: yuan with decimals, though they are fen everywhere else. */
final class Yuan {

    private static final int FEN = 100;

    private Yuan() {
    }

    /** Two decimals, such as {@code 129.00}. */
    static String of(long fen) {
        long abs = Math.abs(fen);
        return (fen < 0 ? "-" : "") + abs / FEN + "." + "%02d".formatted(abs % FEN);
    }

    /** Five decimals, as fees are written. */
    static String fee(long fen) {
        return of(fen) + "000";
    }

    /** Such as {@code 0.60%} for 60 basis points. */
    static String rate(int basisPoints) {
        return basisPoints / FEN + "." + "%02d".formatted(basisPoints % FEN) + "%";
    }
}

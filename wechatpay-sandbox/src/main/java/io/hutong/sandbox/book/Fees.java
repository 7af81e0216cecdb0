package io.hutong.sandbox.book;

/** The channel's price per order: basis points, rounded half up to the fen. */
public final class Fees {

    private static final long WHOLE = 10_000;

    private Fees() {
    }

    /** The fee on {@code amount} fen; refunds lower it to the fee on what is left. */
    public static long on(long amount, int basisPoints) {
        return Math.floorDiv(Math.multiplyExact(amount, (long) basisPoints) + WHOLE / 2, WHOLE);
    }
}

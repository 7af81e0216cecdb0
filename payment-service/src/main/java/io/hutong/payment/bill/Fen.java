package io.hutong.payment.bill;

import java.util.OptionalLong;

/** Bills write yuan with decimals, and fees with five of them; everything else counts in fen. */
final class Fen {

    private static final int FEN_PER_YUAN = 100;
    private static final int DECIMALS = 2;
    private static final int MAX_YUAN_DIGITS = 15;

    private Fen() {
    }

    /** Empty for anything that is not a whole number of fen. */
    static OptionalLong of(String yuan) {
        boolean negative = yuan.startsWith("-");
        String text = negative ? yuan.substring(1) : yuan;
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String decimals = point < 0 ? "" : text.substring(point + 1);
        if (whole.isEmpty() || whole.length() > MAX_YUAN_DIGITS || point == text.length() - 1
                || !digits(whole) || !digits(decimals) || isFiner(decimals)) {
            return OptionalLong.empty();
        }
        String fraction = (decimals + "00").substring(0, DECIMALS);
        long fen = Long.parseLong(whole) * FEN_PER_YUAN + Long.parseLong(fraction);
        return OptionalLong.of(negative ? -fen : fen);
    }

    private static boolean isFiner(String decimals) {
        for (int i = DECIMALS; i < decimals.length(); i++) {
            if (decimals.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}

package io.hutong.kernel.id;

import java.util.UUID;

/**
 * Order ids: a UUIDv7 in 26 characters of Crockford's base 32, lower case, so that it sorts by
 * time, is read without mistakes, and leaves room for attempt and part in WeChat Pay's 32
 * characters of {@code out_trade_no}.
 */
public final class OrderIds {

    public static final int LENGTH = 26;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS = 5;
    private static final int MASK = 31;

    private OrderIds() {
    }

    public static String next() {
        return of(UuidV7.next());
    }

    static String of(UUID id) {
        char[] text = new char[LENGTH];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (low & MASK));
            low = low >>> BITS | high << (Long.SIZE - BITS);
            high >>>= BITS;
        }
        return new String(text);
    }

    /** Whether the text has the shape of an order id; says nothing of its existence. */
    public static boolean isValid(String text) {
        return text.length() == LENGTH
                && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }
}

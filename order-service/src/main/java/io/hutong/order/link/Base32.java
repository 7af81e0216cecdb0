package io.hutong.order.link;

import java.math.BigInteger;
import java.util.Optional;

/** Crockford's base 32 in lower case, without any leniency: one value has one spelling. */
final class Base32 {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS = 5;
    private static final int MASK = 31;

    private Base32() {
    }

    static int lengthOf(int bytes) {
        return (bytes * Byte.SIZE + BITS - 1) / BITS;
    }

    static String write(byte[] bytes) {
        BigInteger value = new BigInteger(1, bytes);
        char[] text = new char[lengthOf(bytes.length)];
        for (int i = text.length - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt(value.intValue() & MASK);
            value = value.shiftRight(BITS);
        }
        return new String(text);
    }

    /** Empty when the text is not what {@link #write} makes of that many bytes. */
    static Optional<byte[]> read(String text, int bytes) {
        if (text.length() != lengthOf(bytes)) {
            return Optional.empty();
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            value = value.shiftLeft(BITS).or(BigInteger.valueOf(digit));
        }
        return value.bitLength() > bytes * Byte.SIZE ? Optional.empty()
                : Optional.of(fixed(value, bytes));
    }

    private static byte[] fixed(BigInteger value, int bytes) {
        byte[] fixed = new byte[bytes];
        byte[] minimal = value.toByteArray();
        int length = Math.min(minimal.length, bytes);
        System.arraycopy(minimal, minimal.length - length, fixed, bytes - length, length);
        return fixed;
    }
}

package io.hutong.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The opaque id under which a buyer appears in messages and databases. The same openid in the
 * same appid always gives the same id; without the key nobody gets from the id to the openid.
 */
public final class BuyerIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final String PREFIX = "b";
    /** 25 characters of 5 bits: 125 bits, so that no two buyers ever meet. */
    private static final int CHARACTERS = 25;
    private static final int BITS = 5;
    private static final int MASK = 31;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final SecretKeySpec key;

    private BuyerIds(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "the buyer key has " + key.length + " bytes and must have " + KEY_BYTES);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @param key 32 random bytes */
    public static BuyerIds ofKey(byte[] key) {
        return new BuyerIds(key);
    }

    /**
     * @param file base 64 of 32 random bytes
     * @throws IllegalStateException when the file cannot be read or holds something else
     */
    public static BuyerIds fromFile(Path file) {
        try {
            return new BuyerIds(Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the buyer key " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the buyer key " + file + " is not base 64", e);
        }
    }

    /** The id of the buyer with that openid in that appid: {@code b} and 25 characters. */
    public String idOf(String appid, String openid) {
        byte[] digest = digest(appid + "\n" + openid);
        StringBuilder id = new StringBuilder(PREFIX);
        for (int i = 0; i < CHARACTERS; i++) {
            id.append(ALPHABET.charAt(fiveBits(digest, i * BITS)));
        }
        return id.toString();
    }

    private byte[] digest(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static int fiveBits(byte[] bytes, int bit) {
        int at = bit / Byte.SIZE;
        int window = (bytes[at] & 0xFF) << Byte.SIZE | bytes[at + 1] & 0xFF;
        return window >>> (2 * Byte.SIZE - BITS - bit % Byte.SIZE) & MASK;
    }
}

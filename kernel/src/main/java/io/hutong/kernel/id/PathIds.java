package io.hutong.kernel.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ids that travel in a path. They are made of letters, digits, {@code _} and {@code -}: anything
 * else means something in a path, is refused by somebody on the way, or arrives escaped twice.
 */
public final class PathIds {

    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_-]");
    private static final String FILLER = "-";
    private static final int DIGEST_BYTES = 4;

    private PathIds() {
    }

    /**
     * The text itself when it fits into a path. Otherwise it stays readable, and a digest of it
     * keeps apart what only differs in the characters that had to go. Migrations compute the same.
     */
    public static String of(String text) {
        String fitting = OTHERS.matcher(text).replaceAll(FILLER);
        return fitting.equals(text) ? text : fitting + FILLER + digest(text);
    }

    public static boolean isOne(String text) {
        return !text.isEmpty() && !OTHERS.matcher(text).find();
    }

    private static String digest(String text) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(all, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package io.hutong.sandbox.book;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** Openids of named buyers: 28 opaque characters that depend on app and name only. */
public final class OpenIds {

    private static final int LENGTH = 27;
    private static final Pattern FORM = Pattern.compile("o[0-9A-Za-z_-]{27}");

    private OpenIds() {
    }

    /** Whether a text can be an openid of ours; says nothing of the buyer's existence. */
    public static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /** The openid of the buyer {@code name} within {@code appid}. */
    public static String of(String appid, String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((appid + ":" + name).getBytes(StandardCharsets.UTF_8));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            return "o" + text.substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JVM has no SHA-256", e);
        }
    }
}

package io.hutong.cluster.keys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Keys as text (RFC 7468). */
final class Pem {

    private static final int LINE = 64;

    private Pem() {
    }

    static String write(String label, byte[] content) {
        var encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + encoder.encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    static byte[] read(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[^-]+-----", ""));
    }
}

package io.hutong.sandbox.protocol;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;

/** PEM text of keys and certificates: PKCS#8, SubjectPublicKeyInfo, X.509. */
public final class Pem {

    private static final int LINE = 64;

    private Pem() {
    }

    public static String of(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    public static String of(PublicKey key) {
        return block("PUBLIC KEY", key.getEncoded());
    }

    /** The RSA key of a PKCS#8 PEM. */
    public static PrivateKey privateKey(String pem) {
        return Crypto.privateKey(decode(pem));
    }

    static String certificate(byte[] der) {
        return block("CERTIFICATE", der);
    }

    static byte[] decode(String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return Base64.getDecoder().decode(base64);
    }

    private static String block(String label, byte[] der) {
        byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
        String body = Base64.getMimeEncoder(LINE, newline).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}

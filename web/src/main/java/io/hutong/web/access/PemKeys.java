package io.hutong.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** RSA keys from PEM files. */
final class PemKeys {

    private PemKeys() {
    }

    /** @param file with {@code BEGIN PUBLIC KEY} */
    static RSAPublicKey publicKey(Path file) {
        try {
            var spec = new X509EncodedKeySpec(decode(file, "PUBLIC KEY"));
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + " does not hold an RSA public key", e);
        }
    }

    /** @param file with {@code BEGIN PRIVATE KEY}, which is PKCS#8 */
    static RSAPrivateCrtKey privateKey(Path file) {
        try {
            var spec = new PKCS8EncodedKeySpec(decode(file, "PRIVATE KEY"));
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + " does not hold an RSA private key", e);
        }
    }

    private static byte[] decode(Path file, String label) {
        try {
            String text = Files.readString(file);
            String begin = "-----BEGIN " + label + "-----";
            int from = text.indexOf(begin);
            int to = text.indexOf("-----END " + label + "-----");
            if (from < 0 || to < from) {
                throw new IllegalStateException(file + " is not a PEM file with a " + label);
            }
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the key file " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds broken base 64", e);
        }
    }
}

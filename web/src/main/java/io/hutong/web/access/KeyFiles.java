package io.hutong.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Whether files hold the keys that they should, so that a start can tell at once. */
public final class KeyFiles {

    private static final int SECRET_BYTES = 32;

    private KeyFiles() {
    }

    /** @throws IllegalStateException when it is no PEM file with an RSA public key */
    public static void requirePublicKey(Path file) {
        PemKeys.publicKey(file);
    }

    /** @throws IllegalStateException when it is no PEM file with an RSA private key (PKCS#8) */
    public static void requirePrivateKey(Path file) {
        PemKeys.privateKey(file);
    }

    /** @throws IllegalStateException when it does not hold base 64 of 32 bytes */
    public static void requireSecret(Path file) {
        try {
            int bytes = Base64.getDecoder().decode(Files.readString(file).strip()).length;
            if (bytes != SECRET_BYTES) {
                throw new IllegalStateException(file + " holds " + bytes + " bytes");
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the key file " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds broken base 64", e);
        }
    }
}

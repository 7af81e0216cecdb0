package io.hutong.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM for what must not be read where it is kept. Each value is bound to its owner's id,
 * so that one copied to another owner cannot be opened.
 */
public final class Sealer {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private Sealer(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * A key of its own for this purpose, derived from the secret.
     *
     * @param secret  32 random bytes
     * @param purpose what is sealed; never changes for values that are to be opened again
     */
    public static Sealer of(byte[] secret, String purpose) {
        if (secret.length != KEY_BYTES) {
            throw new IllegalStateException("the buyer key must have " + KEY_BYTES + " bytes");
        }
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return new Sealer(new SecretKeySpec(
                    mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    /** @param file base 64 of the secret */
    public static Sealer fromFile(Path file, String purpose) {
        try {
            return of(Base64.getDecoder().decode(Files.readString(file).strip()), purpose);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("cannot read the buyer key " + file, e);
        }
    }

    /** The nonce, then the ciphertext with its tag. */
    public byte[] seal(String text, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, owner,
                text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws IllegalStateException when it was changed, or sealed for another owner */
    public String open(byte[] sealed, String owner) {
        ByteBuffer all = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        all.get(nonce);
        byte[] rest = new byte[all.remaining()];
        all.get(rest);
        return new String(run(Cipher.DECRYPT_MODE, nonce, owner, rest), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String owner, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this value was not sealed for " + owner, e);
        }
    }
}

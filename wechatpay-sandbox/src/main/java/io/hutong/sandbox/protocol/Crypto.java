package io.hutong.sandbox.protocol;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The three primitives of API v3: RSA-SHA256, RSA-OAEP (SHA-1) and AES-256-GCM.
 *
 * <p>RSA runs on Amazon's Corretto provider where its native library loads (three times faster
 * than the JDK's), else on the JDK's. The provider is named per call, never installed globally, so
 * that embedding the sandbox leaves the host's JVM as it was.
 */
public final class Crypto {

    private static final int RSA_BITS = 2048;
    private static final int GCM_TAG_BITS = 128;
    private static final Provider RSA = chooseProvider();

    private Crypto() {
    }

    /** Name of the provider that does the RSA operations, for the start-up banner. */
    public static String providerName() {
        return RSA.getName();
    }

    /** A fresh RSA-2048 key pair. */
    public static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", RSA);
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JVM has no RSA key generator", e);
        }
    }

    static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("RSA", RSA)
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a PKCS#8 RSA private key", e);
        }
    }

    static PublicKey publicKey(byte[] spki) {
        try {
            return KeyFactory.getInstance("RSA", RSA).generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an RSA public key", e);
        }
    }

    /** RSA PKCS#1 v1.5 with SHA-256 over {@code message}. */
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA", RSA);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA signing failed", e);
        }
    }

    /** Whether {@code signature} was made over {@code message}; malformed ones are just false. */
    public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA", RSA);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** AEAD_AES_256_GCM: the ciphertext with its 128-bit tag appended. */
    public static byte[] seal(String apiV3Key, String nonce, String associatedData, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, aesKey(apiV3Key), gcm(nonce));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed", e);
        }
    }

    /** RSA-OAEP (SHA-1, MGF1), as for sensitive fields. */
    public static byte[] encrypt(PublicKey key, byte[] plain) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(plain);
    }

    /** Opens what {@link #encrypt} made; fails when it was made for another key. */
    public static byte[] decrypt(PrivateKey key, byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(Cipher.DECRYPT_MODE, key);
        return cipher.doFinal(sealed);
    }

    private static SecretKeySpec aesKey(String apiV3Key) {
        return new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.UTF_8), "AES");
    }

    private static GCMParameterSpec gcm(String nonce) {
        return new GCMParameterSpec(GCM_TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8));
    }

    private static Provider chooseProvider() {
        try {
            AmazonCorrettoCryptoProvider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
            if (corretto.getLoadingError() == null) {
                Signature.getInstance("SHA256withRSA", corretto);
                return corretto;
            }
        } catch (GeneralSecurityException | LinkageError e) {
            return Security.getProvider("SunRsaSign");
        }
        return Security.getProvider("SunRsaSign");
    }
}

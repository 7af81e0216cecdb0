package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import io.hutong.payment.notification.Callbacks;
import io.hutong.payment.notification.model.NotificationKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Callbacks as WeChat Pay would sign them, with keys of the test's own; and their verifier. */
public final class SignedCallbacks {

    private static final String SERIAL = "PUB_KEY_ID_0100";
    private static final String NONCE = "abcdefghijkl";
    private static final byte[] KEY =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final JsonMapper JSON = new JsonMapper();

    private final KeyPair wechat = keys();
    private final KeyPair somebody = keys();

    public Callbacks callbacks() {
        return new WechatPayCallbacks(new WechatPayNotifications(
                new RSAVerifier(wechat.getPublic(), SERIAL), new AeadAesCipher(KEY),
                Instant::now));
    }

    /** What a genuine one says. */
    public static Callbacks.Opened read(
            NotificationKind kind, String id, String eventType, String content) {
        return WechatPayCallbacks.read(kind, id, eventType, content);
    }

    /** A callback and the headers that came with it. */
    public record Callback(Map<String, String> headers, byte[] body) {

        /** The same headers with only the first half of the body. */
        public Callback truncated() {
            byte[] half = new byte[body.length / 2];
            System.arraycopy(body, 0, half, 0, half.length);
            return new Callback(headers, half);
        }
    }

    public Callback genuine(String eventType, String content) {
        return signed(eventType, content, 0, wechat);
    }

    public Callback stale(String eventType, String content, long seconds) {
        return signed(eventType, content, seconds, wechat);
    }

    public Callback forged(String eventType, String content) {
        return signed(eventType, content, 0, somebody);
    }

    private static Callback signed(
            String eventType, String content, long ageSeconds, KeyPair signer) {
        try {
            byte[] body = JSON.writeValueAsBytes(Map.of("id", "EV-" + UUID.randomUUID(),
                    "event_type", eventType, "resource", Map.of("algorithm",
                            "AEAD_AES_256_GCM", "nonce", NONCE, "associated_data", "x",
                            "ciphertext", encrypted(content))));
            String timestamp = Long.toString(Instant.now().getEpochSecond() - ageSeconds);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.getPrivate());
            signature.update((timestamp + "\n" + NONCE + "\n").getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            signature.update((byte) '\n');
            return new Callback(Map.of("Wechatpay-Serial", SERIAL, "Wechatpay-Timestamp",
                    timestamp, "Wechatpay-Nonce", NONCE, "Wechatpay-Signature",
                    Base64.getEncoder().encodeToString(signature.sign())), body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encrypted(String content) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"),
                new GCMParameterSpec(128, NONCE.getBytes(StandardCharsets.UTF_8)));
        cipher.updateAAD("x".getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(
                cipher.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

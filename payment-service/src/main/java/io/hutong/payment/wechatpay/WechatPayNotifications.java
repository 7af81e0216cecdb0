package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.exception.DecryptionException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Verifies callbacks with the SDK's verifier. Its parser would also do, but accepts any age and
 * puts the whole body into its exceptions.
 */
final class WechatPayNotifications {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String ALGORITHM = "AEAD_AES_256_GCM";

    private final Verifier verifier;
    private final AeadCipher cipher;
    private final InstantSource clock;

    WechatPayNotifications(Verifier verifier, AeadCipher cipher, InstantSource clock) {
        this.verifier = verifier;
        this.cipher = cipher;
        this.clock = clock;
    }

    private record Envelope(
            @Nullable String id, @Nullable String eventType, @Nullable Resource resource) {
    }

    private record Resource(
            @Nullable String algorithm, @Nullable String ciphertext,
            @Nullable String associatedData, @Nullable String nonce) {
    }

    /**
     * A callback as it came.
     *
     * @param serial    names the key that signed it
     * @param timestamp seconds since 1970
     */
    record Sealed(
            @Nullable String serial, @Nullable String timestamp, @Nullable String nonce,
            @Nullable String signature, byte[] body) {
    }

    sealed interface Opened {

        /** @param content JSON; may name a person, so it is neither stored nor logged */
        record Genuine(String id, String eventType, String content) implements Opened {
        }

        record Rejected(String reason) implements Opened {
        }
    }

    /** Nothing of it is read before its signature and age are right. */
    Opened open(Sealed sealed) {
        if (sealed.serial() == null || sealed.timestamp() == null || sealed.nonce() == null
                || sealed.signature() == null) {
            return new Opened.Rejected("the signature headers are missing");
        }
        if (!isFresh(sealed.timestamp())) {
            return new Opened.Rejected("the timestamp is not within five minutes");
        }
        String body = new String(sealed.body(), StandardCharsets.UTF_8);
        String message = sealed.timestamp() + "\n" + sealed.nonce() + "\n" + body + "\n";
        return isGenuine(sealed.serial(), message, sealed.signature())
                ? decrypted(body) : new Opened.Rejected("the signature is wrong");
    }

    private boolean isFresh(String timestamp) {
        try {
            Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(signed, clock.instant()).abs().compareTo(WINDOW) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private boolean isGenuine(String serial, String message, String signature) {
        try {
            return verifier.verify(serial, message, signature);
        } catch (RuntimeException e) {
            // Not base 64, an unknown serial: the SDK throws where it could say no.
            return false;
        }
    }

    private Opened decrypted(String body) {
        try {
            Envelope envelope = WechatPayJson.read(body, Envelope.class);
            Resource resource = envelope == null ? null : envelope.resource();
            if (envelope == null || envelope.id() == null || envelope.eventType() == null
                    || resource == null || resource.nonce() == null || resource.ciphertext() == null
                    || !ALGORITHM.equals(resource.algorithm())) {
                return new Opened.Rejected("the envelope is incomplete");
            }
            String data = resource.associatedData() == null ? "" : resource.associatedData();
            return new Opened.Genuine(envelope.id(), envelope.eventType(), cipher.decrypt(
                    data.getBytes(StandardCharsets.UTF_8),
                    resource.nonce().getBytes(StandardCharsets.UTF_8),
                    Base64.getDecoder().decode(resource.ciphertext())));
        } catch (JacksonException | DecryptionException | IllegalArgumentException e) {
            return new Opened.Rejected("the content cannot be read");
        }
    }
}

package io.hutong.payment.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import io.hutong.payment.wechatpay.WechatPayNotifications.Opened;
import io.hutong.payment.wechatpay.WechatPayNotifications.Sealed;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a callback is believed, or even read, before its signature and age are right. */
class WechatPayNotificationsTest {

    private static final KeyPair WECHAT = keys();
    private static final KeyPair SOMEBODY = keys();
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef"
            .getBytes(StandardCharsets.US_ASCII);
    private static final String SERIAL = "PUB_KEY_ID_0100";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String NONCE = "abcdefghijkl";
    private static final String CONTENT = "{\"out_contract_code\":\"m1\"}";

    private final WechatPayNotifications notifications = new WechatPayNotifications(
            new RSAVerifier(WECHAT.getPublic(), SERIAL), new AeadAesCipher(KEY), () -> NOW);

    @Test
    void genuineCallbackIsOpened() {
        assertThat(open(signed(envelope(), 0)))
                .isEqualTo(new Opened.Genuine("EV-1", "ECOMMERCE_ENTRUST.SIGN", CONTENT));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 299, 300})
    void callbackWithinFiveMinutesIsAccepted(long seconds) {
        assertThat(open(signed(envelope(), seconds))).isInstanceOf(Opened.Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-100_000_000_000L, -86_400, -301, 301, 86_400})
    void staleOrFutureCallbackIsRejectedThoughItsSignatureIsRight(long seconds) {
        assertThat(open(signed(envelope(), seconds))).isInstanceOf(Opened.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "1e9", "99999999999999999999", "-9223372036854775808"})
    void timestampThatIsNoneIsRejected(String timestamp) {
        Sealed good = signed(envelope(), 0);

        assertThat(open(new Sealed(SERIAL, timestamp, good.nonce(), good.signature(),
                good.body()))).isInstanceOf(Opened.Rejected.class);
    }

    @Test
    void signatureOfSomebodyElseIsRejected() {
        assertThat(open(signed(envelope(), 0, SOMEBODY))).isInstanceOf(Opened.Rejected.class);
    }

    @Test
    void signatureOverAnotherBodyIsRejected() {
        Sealed good = signed(envelope(), 0);
        byte[] reformatted = envelope().replace(",", ", ").getBytes(StandardCharsets.UTF_8);

        assertThat(open(new Sealed(SERIAL, good.timestamp(), NONCE, good.signature(),
                reformatted))).isInstanceOf(Opened.Rejected.class);
    }

    @Test
    void shiftedTimestampOrNonceIsRejected() {
        Sealed good = signed(envelope(), -200);
        String later = Long.toString(NOW.getEpochSecond());

        assertThat(open(new Sealed(SERIAL, later, NONCE, good.signature(), good.body())))
                .isInstanceOf(Opened.Rejected.class);
        assertThat(open(new Sealed(SERIAL, good.timestamp(), "other", good.signature(),
                good.body()))).isInstanceOf(Opened.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "WECHATPAY/SIGNTEST/abc", "AAAA"})
    void malformedSignatureIsRejected(String signature) {
        Sealed good = signed(envelope(), 0);

        assertThat(open(new Sealed(SERIAL, good.timestamp(), NONCE, signature, good.body())))
                .isInstanceOf(Opened.Rejected.class);
    }

    @Test
    void unknownSerialIsRejected() {
        Sealed good = signed(envelope(), 0);

        assertThat(open(new Sealed("PUB_KEY_ID_9999", good.timestamp(), NONCE, good.signature(),
                good.body()))).isInstanceOf(Opened.Rejected.class);
    }

    @Test
    void missingHeadersAreRejected() {
        Sealed good = signed(envelope(), 0);

        for (int missing = 0; missing < 4; missing++) {
            assertThat(open(new Sealed(without(missing == 0, SERIAL),
                    without(missing == 1, good.timestamp()), without(missing == 2, NONCE),
                    without(missing == 3, good.signature()), good.body())))
                    .isInstanceOf(Opened.Rejected.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"id\":\"EV-1\"", "not json",
            "{\"id\":\"EV-1\",\"event_type\":\"X\",\"resource\":{}}",
            "{\"id\":\"EV-1\",\"event_type\":\"X\",\"resource\":{\"algorithm\":\"AES\","
                    + "\"nonce\":\"abcdefghijkl\",\"ciphertext\":\"AAAA\"}}",
            "{\"id\":\"EV-1\",\"event_type\":\"X\",\"resource\":{\"algorithm\":"
                    + "\"AEAD_AES_256_GCM\",\"nonce\":\"abcdefghijkl\",\"ciphertext\":\"%%\"}}"})
    void signedNonsenseIsRejected(String body) {
        assertThat(open(signed(body, 0))).isInstanceOf(Opened.Rejected.class);
    }

    @Test
    void tamperedOrTruncatedCiphertextIsRejected() {
        String cipher = ciphertext(CONTENT);
        String tampered = (cipher.charAt(0) == 'A' ? 'B' : 'A') + cipher.substring(1);

        assertThat(open(signed(envelope(tampered, "contract"), 0)))
                .isInstanceOf(Opened.Rejected.class);
        assertThat(open(signed(envelope(cipher.substring(0, 8), "contract"), 0)))
                .isInstanceOf(Opened.Rejected.class);
        assertThat(open(signed(envelope(cipher, "other"), 0)))
                .isInstanceOf(Opened.Rejected.class);
    }

    private Opened open(Sealed sealed) {
        return notifications.open(sealed);
    }

    private static @Nullable String without(boolean missing, @Nullable String value) {
        return missing ? null : value;
    }

    private static Sealed signed(String body, long secondsFromNow) {
        return signed(body, secondsFromNow, WECHAT);
    }

    private static Sealed signed(String body, long secondsFromNow, KeyPair keys) {
        String timestamp = Long.toString(NOW.getEpochSecond() + secondsFromNow);
        String signature = new RSASigner(SERIAL, keys.getPrivate())
                .sign(timestamp + "\n" + NONCE + "\n" + body + "\n").getSign();
        return new Sealed(SERIAL, timestamp, NONCE, signature,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String envelope() {
        return envelope(ciphertext(CONTENT), "contract");
    }

    private static String envelope(String ciphertext, String associated) {
        return "{\"id\":\"EV-1\",\"event_type\":\"ECOMMERCE_ENTRUST.SIGN\",\"resource\":{"
                + "\"original_type\":\"entrust\",\"algorithm\":\"AEAD_AES_256_GCM\","
                + "\"ciphertext\":\"" + ciphertext + "\",\"associated_data\":\"" + associated
                + "\",\"nonce\":\"" + NONCE + "\"}}";
    }

    private static String ciphertext(String content) {
        String encrypted = new AeadAesCipher(KEY).encrypt(
                "contract".getBytes(StandardCharsets.UTF_8),
                NONCE.getBytes(StandardCharsets.UTF_8), content.getBytes(StandardCharsets.UTF_8));
        Base64.getDecoder().decode(encrypted);
        return encrypted;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}

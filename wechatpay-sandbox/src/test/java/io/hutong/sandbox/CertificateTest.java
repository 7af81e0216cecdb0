package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.sandbox.Api.Reply;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.stream.StreamSupport;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class CertificateTest {

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();

    @Test
    void duringARotationTwoCertificatesAreLiveAndBothSign() throws Exception {
        try (WechatPaySandbox own = WechatPaySandbox.start(SandboxConfig.inMemory())) {
            Api before = Api.as(Shop.PLATFORM, own);
            String old = before.merchant().path("platform_certificate_serial_no").asString();

            Api.control(own, "POST", "/sandbox/certificates/rotate", null);

            Api after = Api.as(Shop.PLATFORM, own);
            String fresh = after.merchant().path("platform_certificate_serial_no").asString();
            JsonNode data = after.get("/v3/certificates?algorithm_type=RSA").json().path("data");
            Reply byOld = after.exchange(after.signed("GET", "/v3/certificates", "")
                    .header("Wechatpay-Serial", old));
            assertThat(fresh).isNotEqualTo(old);
            assertThat(StreamSupport.stream(data.spliterator(), false)
                    .map(c -> c.path("serial_no").asString())).containsExactly(fresh, old);
            assertThat(before.isGenuine(byOld)).isTrue();
            assertThat(decrypt(after, data.path(0)))
                    .isEqualTo(after.merchant().path("platform_certificate").asString());
        }
    }

    @Test
    void aNewMerchantHasNoCertificateButThePublicKey() {
        Api.control(sandbox, "PUT", "/sandbox/merchants/1900000008",
                "{\"appid\":\"wxnew0000000000001\",\"public_key_only\":true}");
        Api fresh = Api.as("1900000008", sandbox);

        Reply certificates = fresh.get("/v3/certificates");
        Reply echo = fresh.post("/v3/security/echo", "{\"echo_message\":\"hello\"}");

        assertThat(certificates.status()).isEqualTo(404);
        assertThat(certificates.code()).isEqualTo("RESOURCE_NOT_EXISTS");
        assertThat(echo.header("Wechatpay-Serial"))
                .isEqualTo(fresh.merchant().path("public_key_id").asString());
    }

    @Test
    void anEchoComesBackEncryptedForTheMerchantAndIsTold() throws Exception {
        Api api = Api.as(Shop.PLATFORM, sandbox);
        try (NotifyTarget target = new NotifyTarget()) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, api.certificate().getPublicKey());
            String secret = Base64.getEncoder().encodeToString(
                    cipher.doFinal("秘密".getBytes(StandardCharsets.UTF_8)));
            String body = "{\"echo_message\":\"hello\",\"encrypted_echo_message\":\"%s\","
                    .formatted(secret) + "\"notify_url\":\"" + target.url() + "\"}";

            Reply reply = api.exchange(api.signed("POST", "/v3/security/echo", body)
                    .header("Wechatpay-Serial",
                            api.merchant().path("platform_certificate_serial_no").asString()));

            String back = reply.json().path("encrypted_echo_message").asString();
            assertThat(api.decrypt(back)).isEqualTo("秘密");
            await().until(() -> target.arrivals().size() == 1);
            assertThat(target.arrivals().getFirst().json().path("event_type").asString())
                    .isEqualTo("SECURITY_ECHO.SUCCESS");
        }
    }

    @Test
    void aSecretForAnotherKeyIsRefused() {
        Api api = Api.as(Shop.PLATFORM, sandbox);
        String body = "{\"echo_message\":\"x\",\"encrypted_echo_message\":\"AAAA\"}";

        Reply unnamed = api.post("/v3/security/echo", body);
        Reply wrong = api.exchange(api.signed("POST", "/v3/security/echo", body).header(
                "Wechatpay-Serial", api.merchant().path("public_key_id").asString()));

        assertThat(unnamed.code()).isEqualTo("PARAM_ERROR");
        assertThat(wrong.code()).isEqualTo("PARAM_ERROR");
    }

    private static String decrypt(Api api, JsonNode entry) throws GeneralSecurityException {
        JsonNode sealed = entry.path("encrypt_certificate");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] key = api.merchant().path("api_v3_key").asString()
                .getBytes(StandardCharsets.UTF_8);
        byte[] nonce = sealed.path("nonce").asString().getBytes(StandardCharsets.UTF_8);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, nonce));
        cipher.updateAAD("certificate".getBytes(StandardCharsets.UTF_8));
        return new String(cipher.doFinal(Base64.getDecoder()
                .decode(sealed.path("ciphertext").asString())), StandardCharsets.UTF_8);
    }
}

package io.hutong.sandbox.certificate;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.callback.Notification.Event;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Crypto;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.PlatformKey;
import io.hutong.sandbox.protocol.Routes;
import io.hutong.sandbox.protocol.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /v3/certificates}, and {@code /v3/security/echo} to test keys with. */
public final class Certificates implements Family {

    private static final String ASSOCIATED = "certificate";
    private static final int NONCE = 12;

    private final World world;

    public Certificates(World world) {
        this.world = world;
    }

    @Override
    public void addTo(Routes routes) {
        routes.signed("GET", "/v3/certificates", this::list);
        routes.signed("POST", "/v3/security/echo", this::echo);
    }

    /** Two entries during a rotation; a new merchant, which has only the public key, has none. */
    private Answer list(Call call) {
        Merchant merchant = call.merchant();
        if (merchant.publicKeyOnly()) {
            return Refusal.notFound("无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥 / "
                    + "This merchant has no platform certificate: use the public key");
        }
        List<Map<String, Object>> data = world.identities().certificates().stream()
                .map(key -> entry(key, merchant.credentials().apiV3Key())).toList();
        return Answer.ok(Map.of("data", data));
    }

    private static Map<String, Object> entry(PlatformKey key, String apiV3Key) {
        String nonce = UUID.randomUUID().toString().replace("-", "").substring(0, NONCE);
        byte[] pem = String.valueOf(key.certificate()).getBytes(StandardCharsets.US_ASCII);
        Map<String, Object> sealed = new LinkedHashMap<>();
        sealed.put("algorithm", "AEAD_AES_256_GCM");
        sealed.put("nonce", nonce);
        sealed.put("associated_data", ASSOCIATED);
        sealed.put("ciphertext", Base64.getEncoder().encodeToString(
                Crypto.seal(apiV3Key, nonce, ASSOCIATED, pem)));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("serial_no", key.serial());
        entry.put("effective_time", time(key.from()));
        entry.put("expire_time", time(key.until()));
        entry.put("encrypt_certificate", sealed);
        return entry;
    }

    private static String time(Instant instant) {
        return BusinessClock.rfc3339(instant.toEpochMilli());
    }

    private Answer echo(Call call) {
        Fields body = call.fields();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("echo_message", body.text("echo_message"));
        Map<String, Object> notice = new LinkedHashMap<>(answer);
        String secret = body.optional("encrypted_echo_message");
        if (secret != null) {
            String sealed = Secrets.open(world.identities(), call, secret)
                    .map(plain -> Secrets.sealFor(call.merchant(), plain)).orElse("");
            answer.put("encrypted_echo_message", sealed);
            notice.put("encrypt_echo_message", sealed);
        }
        world.callbacks().send(call.mchid(), body.optional("notify_url"), world.ids().event(),
                new Event("SECURITY_ECHO.SUCCESS", "security", "安全自检",
                        Json.MAPPER.writeValueAsString(notice), false));
        return Answer.ok(answer);
    }
}

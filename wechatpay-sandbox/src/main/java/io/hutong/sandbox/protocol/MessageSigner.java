package io.hutong.sandbox.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Signs what the sandbox sends: answers and callbacks. Header names keep WeChat Pay's exact case,
 * which the official SDK relies on.
 */
public final class MessageSigner {

    private static final String TYPE = "WECHATPAY2-SHA256-RSA2048";
    private static final String PROBE = "WECHATPAY/SIGNTEST/";

    private final Clock clock;

    public MessageSigner(Clock clock) {
        this.clock = clock;
    }

    /** The five {@code Wechatpay-*} headers for {@code body}, signed with {@code key}. */
    public Map<String, String> sign(PlatformKey key, byte[] body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = UUID.randomUUID().toString().replace("-", "");
        byte[] signature = Crypto.sign(key.privateKey(), signedBytes(timestamp, nonce, body));
        return headers(key.serial(), timestamp, nonce,
                Base64.getEncoder().encodeToString(signature));
    }

    /** Headers with a signature that does not fit, like WeChat Pay's own probes. */
    public Map<String, String> forge(PlatformKey key, byte[] body) {
        Map<String, String> headers = sign(key, body);
        headers.computeIfPresent("Wechatpay-Signature",
                (name, genuine) -> PROBE + genuine.substring(PROBE.length()));
        return headers;
    }

    private static Map<String, String> headers(String serial, String timestamp, String nonce,
            String signature) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", serial);
        headers.put("Wechatpay-Signature", signature);
        headers.put("Wechatpay-Signature-Type", TYPE);
        headers.put("Wechatpay-Timestamp", timestamp);
        return headers;
    }

    private static byte[] signedBytes(String timestamp, String nonce, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
        out.writeBytes((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        out.write('\n');
        return out.toByteArray();
    }
}

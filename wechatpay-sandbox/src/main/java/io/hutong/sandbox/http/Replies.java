package io.hutong.sandbox.http;

import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Answer.Success;
import io.hutong.sandbox.protocol.Identities;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.MessageSigner;
import io.hutong.sandbox.protocol.PlatformKey;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Turns answers into bytes and headers, with API v3's signature where there is one. */
final class Replies {

    private static final String JSON = "application/json; charset=utf-8";
    private static final byte[] NOTHING = {};
    private static final String BAD_GATEWAY = """
            <html>\r
            <head><title>502 Bad Gateway</title></head>\r
            <body>\r
            <center><h1>502 Bad Gateway</h1></center>\r
            <hr><center>nginx</center>\r
            </body>\r
            </html>\r
            """;
    /** Internal numbers that WeChat Pay puts behind the last dash of {@code Request-ID}. */
    private static final Map<String, String> NUMBERS = Map.of(
            "SIGN_ERROR", "268443699", "PARAM_ERROR", "268435461",
            "ORDER_NOT_EXIST", "268512771", "FREQUENCY_LIMITED", "268447840",
            "APPID_MCHID_NOT_MATCH", "268445527", "OUT_TRADE_NO_USED", "268498688",
            "ORDER_PAID", "268449538", "ORDER_CLOSED", "268447914");
    private static final String OTHER_NUMBER = "268435456";

    private final Identities identities;
    private final MessageSigner signer;

    Replies(Identities identities, MessageSigner signer) {
        this.identities = identities;
        this.signer = signer;
    }

    /** How a success is signed. */
    enum Signing { GENUINE, FORGED, NONE }

    Reply success(Success success, Merchant merchant, String serial, Signing signing) {
        byte[] body = success.body() == null ? NOTHING : Json.bytes(success.body());
        Map<String, String> headers = headers("0");
        headers.put("Content-Type", JSON);
        if (signing != Signing.NONE) {
            PlatformKey key = identities.signing(merchant, serial);
            headers.putAll(signing == Signing.GENUINE
                    ? signer.sign(key, body) : signer.forge(key, body));
        }
        return new Reply(success.status(), headers, body);
    }

    static Reply refusal(Refusal refusal) {
        Map<String, String> headers = headers(NUMBERS.getOrDefault(refusal.code(), OTHER_NUMBER));
        headers.put("Content-Type", JSON);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", refusal.code());
        body.put("message", refusal.message());
        if (refusal.detail() != null) {
            body.put("detail", refusal.detail());
        }
        return new Reply(refusal.status(), headers, Json.bytes(body));
    }

    static Reply raw(int status, String contentType, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        return new Reply(status, headers, body);
    }

    static Reply badGateway() {
        return raw(502, "text/html", BAD_GATEWAY.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(String number) {
        Map<String, String> headers = new LinkedHashMap<>();
        String id = UUID.randomUUID().toString().replace("-", "").toUpperCase(
                Locale.ROOT);
        headers.put("Request-ID", id + "-" + number);
        headers.put("Cache-Control", "no-cache, must-revalidate");
        headers.put("X-Content-Type-Options", "nosniff");
        return headers;
    }
}

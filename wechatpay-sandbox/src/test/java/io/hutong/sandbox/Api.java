package io.hutong.sandbox;

import io.hutong.sandbox.protocol.Crypto;
import io.hutong.sandbox.protocol.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A merchant that talks API v3 by hand: signs requests, verifies answers. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).build();

    private final String baseUrl;
    private final JsonNode merchant;
    private final PrivateKey key;

    private Api(String baseUrl, JsonNode merchant) {
        this.baseUrl = baseUrl;
        this.merchant = merchant;
        this.key = privateKey(merchant.path("private_key").asString());
    }

    static Api as(String mchid, WechatPaySandbox sandbox) {
        return as(mchid, sandbox.baseUrl());
    }

    static Api as(String mchid, String baseUrl) {
        for (JsonNode merchant : control(baseUrl, "GET", "/sandbox/merchants", null)) {
            if (merchant.path("mchid").asString().equals(mchid)) {
                return new Api(baseUrl, merchant);
            }
        }
        throw new IllegalArgumentException("There is no merchant " + mchid);
    }

    JsonNode merchant() {
        return merchant;
    }

    String mchid() {
        return merchant.path("mchid").asString();
    }

    String appid() {
        return merchant.path("appid").asString();
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply send(String method, String path, String body) {
        return exchange(signed(method, path, body));
    }

    /** A signed request that a test may still spoil. */
    HttpRequest.Builder signed(String method, String path, String body) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", authorization(method, path, body, timestamp))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("User-Agent", "hutong-test")
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
    }

    String authorization(String method, String path, String body, String timestamp) {
        String nonce = UUID.randomUUID().toString().replace("-", "");
        String message = method + "\n" + path + "\n" + timestamp + "\n" + nonce + "\n" + body
                + "\n";
        return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + mchid() + "\",nonce_str=\"" + nonce
                + "\",timestamp=\"" + timestamp + "\",serial_no=\""
                + merchant.path("certificate_serial_no").asString() + "\",signature=\""
                + sign(message) + "\"";
    }

    /** With the sandbox's provider: compiled by C1 only, the JDK's takes ten times as long. */
    private String sign(String message) {
        return Base64.getEncoder().encodeToString(
                Crypto.sign(key, message.getBytes(StandardCharsets.UTF_8)));
    }

    Reply exchange(HttpRequest.Builder request) {
        return exchange(request.build());
    }

    private static Reply exchange(HttpRequest request) {
        try {
            return new Reply(CLIENT.send(request,
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the answer carries a fitting signature of the platform certificate. */
    boolean isGenuine(Reply reply) {
        return verifies(certificate(), reply);
    }

    private boolean verifies(X509Certificate certificate, Reply reply) {
        String message = reply.header("Wechatpay-Timestamp") + "\n"
                + reply.header("Wechatpay-Nonce") + "\n" + reply.text() + "\n";
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(certificate.getPublicKey());
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder()
                    .decode(reply.header("Wechatpay-Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    X509Certificate certificate() {
        try {
            String pem = merchant.path("platform_certificate").asString();
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(
                    new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens what was encrypted for this merchant. */
    String decrypt(String base64) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(Cipher.DECRYPT_MODE, key);
        return new String(cipher.doFinal(Base64.getDecoder().decode(base64)),
                StandardCharsets.UTF_8);
    }

    /** A call of the control plane, which needs no signature; the answer must be a success. */
    static JsonNode control(WechatPaySandbox sandbox, String method, String path,
            @Nullable String body) {
        return control(sandbox.baseUrl(), method, path, body);
    }

    static JsonNode control(String baseUrl, String method, String path, @Nullable String body) {
        Reply reply = open(baseUrl, method, path, body);
        if (reply.status() >= 300) {
            throw new IllegalStateException(path + " answered " + reply.text());
        }
        return reply.json();
    }

    /** A call without signature. */
    static Reply open(WechatPaySandbox sandbox, String method, String path,
            @Nullable String body) {
        return open(sandbox.baseUrl(), method, path, body);
    }

    private static Reply open(String baseUrl, String method, String path,
            @Nullable String body) {
        return exchange(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofMinutes(2))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static PrivateKey privateKey(String pem) {
        try {
            String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            return KeyFactory.getInstance("RSA").generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer. */
    public record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return text().isEmpty() ? Json.MAPPER.createObjectNode()
                    : Json.MAPPER.readTree(text());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String code() {
            return json().path("code").asString("");
        }
    }
}

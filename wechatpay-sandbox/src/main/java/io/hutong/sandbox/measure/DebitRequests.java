package io.hutong.sandbox.measure;

import io.hutong.sandbox.protocol.Crypto;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.protocol.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Signed debits as bytes, ready to be sent. */
final class DebitRequests {

    private static final String PATH = "/v3/ecommerce/combine-papay/transactions";
    private static final int BUYERS = 200;

    private final int port;
    private final JsonNode merchant;
    private final PrivateKey key;
    private final List<String> contracts = new ArrayList<>();
    private int number;

    DebitRequests(int port) {
        this.port = port;
        this.merchant = control("GET", "/sandbox/merchants", "").path(0);
        this.key = Pem.privateKey(merchant.path("private_key").asString());
        control("POST", "/sandbox/contracts/seed", "{\"count\":" + BUYERS + "}").path("items")
                .forEach(item -> contracts.add(item.path("contract_id").asString()));
    }

    List<byte[]> next(int count) {
        List<byte[]> requests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            requests.add(request(body(number++)));
        }
        return requests;
    }

    private String body(int n) {
        String mchid = merchant.path("mchid").asString();
        return """
                {"combine_appid":"%s","combine_mchid":"%s","combine_out_trade_no":"cost%d",
                "contract_id":"%s","sub_orders":[{"mchid":"%s","sub_mchid":"%s",
                "out_trade_no":"cost%d-01","description":"tea","amount":{"total_amount":100,
                "currency":"CNY"},"settle_info":{"profit_sharing":true}}]}""".formatted(
                merchant.path("appid").asString(), mchid, n,
                contracts.get(n % contracts.size()), mchid,
                merchant.path("sub_mchids").path(0).asString(), n);
    }

    private byte[] request(String body) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String nonce = "n" + number;
        byte[] message = ("POST\n" + PATH + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n")
                .getBytes(StandardCharsets.UTF_8);
        String signature = Base64.getEncoder().encodeToString(Crypto.sign(key, message));
        return ("POST " + PATH + " HTTP/1.1\r\nHost: sandbox\r\nUser-Agent: cost\r\n"
                + "Accept: application/json\r\nContent-Type: application/json\r\n"
                + "Authorization: WECHATPAY2-SHA256-RSA2048 mchid=\""
                + merchant.path("mchid").asString() + "\",nonce_str=\"" + nonce
                + "\",timestamp=\"" + timestamp + "\",serial_no=\""
                + merchant.path("certificate_serial_no").asString() + "\",signature=\""
                + signature + "\"\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode control(String method, String path, String body) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
            return Json.MAPPER.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}

package io.hutong.sandbox.callback;

import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Crypto;
import io.hutong.sandbox.protocol.Identities;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.MessageSigner;
import io.hutong.sandbox.protocol.PlatformKey;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Encrypts, signs and posts one notification. */
public final class Sender {

    private static final int CONNECTIONS = 32;
    private static final int WAITING = 10_000;
    private static final int NONCE = 12;
    private static final int NOTE = 200;

    private final Identities identities;
    private final MessageSigner signer;
    private final ConnectionProvider connections;
    private final HttpClient client;

    public Sender(Identities identities, MessageSigner signer, Duration timeout) {
        this.identities = identities;
        this.signer = signer;
        this.connections = ConnectionProvider.builder("callbacks").maxConnections(CONNECTIONS)
                .pendingAcquireMaxCount(WAITING).build();
        this.client = HttpClient.create(connections).responseTimeout(timeout).compress(false);
    }

    /** How a notification is sent: with which key, and whether its signature fits. */
    record Style(boolean publicKey, boolean forged) {
    }

    /** The merchant's answer; {@code status} is null when none came. */
    record Outcome(@Nullable Integer status, @Nullable String note) {
    }

    void send(Notification notification, Style style, Consumer<Outcome> then) {
        Optional<Merchant> merchant = identities.merchant(notification.mchid());
        if (merchant.isEmpty()) {
            then.accept(new Outcome(null, "the merchant is unknown"));
            return;
        }
        byte[] body = envelope(notification, merchant.get());
        Map<String, String> headers = sign(merchant.get(), style, body);
        client.headers(h -> {
            h.set("Content-Type", "application/json");
            h.set("Accept", "*/*");
            h.set("User-Agent", "Mozilla/4.0");
            h.set("Request-ID", notification.id() + "-0");
            headers.forEach(h::set);
        }).post().uri(notification.url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((response, content) -> content.asString().defaultIfEmpty("")
                        .map(text -> new Outcome(response.status().code(), shorten(text))))
                .onErrorResume(e -> Mono.just(new Outcome(null, shorten(String.valueOf(e)))))
                .subscribe(then);
    }

    private Map<String, String> sign(Merchant merchant, Style style, byte[] body) {
        PlatformKey key = style.publicKey() ? identities.publicKey(merchant)
                : identities.signing(merchant, "");
        return style.forged() ? signer.forge(key, body) : signer.sign(key, body);
    }

    private static byte[] envelope(Notification notification, Merchant merchant) {
        String nonce = UUID.randomUUID().toString().replace("-", "").substring(0, NONCE);
        Notification.Event event = notification.event();
        byte[] sealed = Crypto.seal(merchant.credentials().apiV3Key(), nonce,
                event.originalType(), event.content().getBytes(StandardCharsets.UTF_8));
        Map<String, String> resource = new LinkedHashMap<>();
        resource.put("original_type", event.originalType());
        resource.put("algorithm", "AEAD_AES_256_GCM");
        resource.put("ciphertext", Base64.getEncoder().encodeToString(sealed));
        resource.put("associated_data", event.originalType());
        resource.put("nonce", nonce);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", notification.id());
        body.put("create_time", BusinessClock.rfc3339(notification.createdAt()));
        body.put("resource_type", "encrypt-resource");
        body.put("event_type", event.type());
        body.put("summary", event.summary());
        body.put("resource", resource);
        return Json.bytes(body);
    }

    private static String shorten(String text) {
        return text.length() <= NOTE ? text : text.substring(0, NOTE);
    }

    /** Ends all connections. */
    public void close() {
        connections.dispose();
    }
}

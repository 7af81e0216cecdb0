package io.hutong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hutong.bench.BuyerSession.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is longer than a token's life loses no order to it. */
class RenewalsTest {

    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/sessions/refresh", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(),
                    StandardCharsets.UTF_8));
            byte[] body = """
                    {"token":"t-2","refresh_token":"r-2","expires_at":"2026-11-11T00:05:00Z"}"""
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sessionsThatEndSoonAreRenewedAndNoOthers() throws InterruptedException {
        var ending = buyer("r-1", NOW.plus(Duration.ofMinutes(1)));
        var young = buyer("r-young", NOW.plus(Duration.ofMinutes(4)));
        var fixed = buyer(null, NOW);
        try (var renewals = new Renewals(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                List.of(ending, young, fixed))) {
            renewals.round(NOW);
        }

        assertThat(asked).containsExactly("{\"refresh_token\":\"r-1\"}");
        assertThat(ending.token()).isEqualTo("t-2");
        assertThat(ending.tokens()).isEqualTo(
                new Tokens("t-2", "r-2", Instant.parse("2026-11-11T00:05:00Z")));
        assertThat(young.token()).isEqualTo("t-1");
        assertThat(fixed.token()).isEqualTo("t-1");
    }

    @Test
    void fileMayNameTokensThatAreNotRenewed(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("buyers.json"), """
                [{"name":"a","token":"t"},
                 {"name":"b","token":"u","refresh_token":"r","expires_at":"2026-11-11T00:05:00Z"}]
                """);

        var sessions = BuyerSession.read(file);

        assertThat(sessions).extracting(BuyerSession::name).containsExactly("a", "b");
        assertThat(sessions.getFirst().tokens()).isEqualTo(new Tokens("t", null, Instant.MAX));
        assertThat(sessions.getLast().tokens().refresh()).isEqualTo("r");
    }

    private static BuyerSession buyer(@Nullable String refresh,
            Instant expiresAt) {
        return new BuyerSession("b", new Tokens("t-1", refresh, expiresAt));
    }
}

package io.hutong.cluster.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Endpoints;
import io.hutong.cluster.layout.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journey of many minutes goes on although each token lives for five. */
class BuyerSessionTest {

    private static final Instant START = Instant.parse("2026-11-11T00:00:00Z");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Instant now = START;
    private volatile int renewalAnswer = 200;
    private HttpServer server;
    private BuyerSession session;

    @BeforeEach
    void login(@TempDir Path directory) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var home = new ClusterHome(directory, directory.resolve("data")).prepared();
        var anyone = Api.anonymous(new Endpoints(Ports.of(home, Map.of()), Map.of(
                "HUTONG_ORDER_URL", "http://127.0.0.1:" + server.getAddress().getPort())));
        InstantSource source = () -> now;
        session = BuyerSession.login(anyone, "ann", source.withZone(ZoneOffset.UTC));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath() + " " + new String(
                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        int status = exchange.getRequestURI().getPath().endsWith("refresh") ? renewalAnswer : 200;
        byte[] body = """
                {"token":"t-%d","openid":"o-ann","expires_at":"%s","refresh_token":"r-%d"}"""
                .formatted(asked.size(), now.plus(Duration.ofMinutes(5)), asked.size())
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tokenIsKeptWhileItIsGoodForLong() {
        now = START.plus(Duration.ofMinutes(3));

        assertThat(session.token()).isEqualTo("t-1");
        assertThat(asked).hasSize(1);
    }

    @Test
    void tokenIsRenewedBeforeItEnds() {
        now = START.plus(Duration.ofMinutes(4));

        assertThat(session.token()).isEqualTo("t-2");
        assertThat(session.token()).isEqualTo("t-2");
        assertThat(asked.getLast()).isEqualTo(
                "/v1/sessions/refresh {\"refresh_token\":\"r-1\"}");
    }

    @Test
    void buyerLogsInAgainWhenTheSessionIsOver() {
        now = START.plus(Duration.ofMinutes(4));
        renewalAnswer = 401;

        assertThat(session.token()).isEqualTo("t-3");
        assertThat(asked.getLast()).isEqualTo("/v1/sessions {\"code\":\"login:ann\"}");
    }

    @Test
    void tokenAtHandServesWhileTheServiceIsAway() {
        now = START.plus(Duration.ofMinutes(4));
        server.stop(0);

        assertThat(session.token()).isEqualTo("t-1");
    }
}

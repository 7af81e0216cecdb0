package io.hutong.cluster.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Endpoints;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.layout.Ports;
import io.hutong.cluster.terminal.CommandFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {

    private final AtomicInteger busy = new AtomicInteger();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Api api;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            boolean refuse = busy.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
            exchange.getResponseHeaders().set("Retry-After", "0");
            byte[] body = (refuse ? "{\"code\":\"UNAVAILABLE\"}" : "{\"fine\":true}").getBytes();
            exchange.sendResponseHeaders(refuse ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var home = new ClusterHome(directory, directory.resolve("data")).prepared();
        api = Api.anonymous(new Endpoints(Ports.of(home, Map.of()), Map.of("HUTONG_ORDER_URL",
                "http://127.0.0.1:" + server.getAddress().getPort())));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void memberThatStaysUnavailableIsWaitedForLikeOneThatDoesNotAnswer() {
        busy.set(100);

        assertThatThrownBy(() -> api.get(Member.ORDER, "/v1/orders/1"))
                .isInstanceOf(Unreachable.class).hasMessageContaining("503 UNAVAILABLE");
        assertThatThrownBy(() -> api.sendOnceUp("POST", Member.ORDER, "/v1/orders", "key", ""))
                .isInstanceOf(Unreachable.class);
        assertThat(keys).endsWith("key");
    }

    @Test
    void callToABusyMemberComesBackUnderItsKey() {
        busy.set(2);

        assertThat(api.post(Member.ORDER, "/v1/orders", "").path("fine").asBoolean()).isTrue();

        assertThat(keys).hasSize(3).containsOnly(keys.getFirst());
    }

    @Test
    void memberThatStaysBusyIsReported() {
        busy.set(100);

        assertThatThrownBy(() -> api.get(Member.ORDER, "/v1/orders/x"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("503 UNAVAILABLE");

        assertThat(keys).hasSize(5);
    }
}

package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.hutong.order.testing.OrderApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A request that cannot be read is one line of the log, whatever it brings. */
class UnreadableRequestTest {

    private final OrderApp app = OrderApp.shared();
    private final Logger server = (Logger) LoggerFactory.getLogger("reactor.netty.http.server");
    private final Lines lines = new Lines();

    /** Requests of other tests are logged meanwhile, by other threads. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final Queue<String> said = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            said.add(event.getFormattedMessage());
        }
    }

    @BeforeEach
    void listen() {
        lines.start();
        server.addAppender(lines);
    }

    @AfterEach
    void stop() {
        server.detachAppender(lines);
    }

    @Test
    void sixtyHeadersAndAForbiddenCharacterAreOneLine() throws IOException {
        StringBuilder request = new StringBuilder("GET /v1/orders HTTP/1.1\r\nHost: here\r\n");
        IntStream.range(0, 60).forEach(i -> request.append("X-Many-" + i + ": secret\r\n"));
        request.append("X-Bad: a\u0001b\r\n\r\n");

        assertThat(answered(request.toString())).contains(" 400 ");

        await().until(() -> !lines.said.isEmpty());
        assertThat(unreadable()).singleElement().asString()
                .doesNotContain("\n").doesNotContain("X-Many").doesNotContain("secret");
    }

    private List<String> unreadable() {
        return lines.said.stream().filter(line -> line.contains("ecoding failed")).toList();
    }

    private String answered(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(16),
                    StandardCharsets.ISO_8859_1);
        }
    }
}

package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.merchant.testing.ServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** A head that stops in its middle is ended, on either port. */
class SlowHeadServiceTest extends ServiceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int port;
    private final int management;

    SlowHeadServiceTest(@Value("${local.server.port}") int port,
            @Value("${local.management.port}") int management) {
        super(port);
        this.port = port;
        this.management = management;
    }

    @Test
    void headThatStopsIsAnsweredAndTheConnectionClosed() throws IOException {
        assertThat(management).isNotEqualTo(port);
        assertThat(answerToHalfAHead(port)).startsWith("HTTP/1.1 408 ");
        assertThat(answerToHalfAHead(management)).startsWith("HTTP/1.1 408 ");
    }

    private static String answerToHalfAHead(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write("GET /actuator/health HTTP/1.1\r\nHost: loc"
                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(),
                    StandardCharsets.US_ASCII);
        }
    }
}

package io.hutong.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.web.CounterApp;
import io.hutong.web.testing.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Requests that come byte by byte, over raw sockets. A connection that nobody ends fails the test
 * after minutes.
 */
@SpringBootTest(classes = CounterApp.class, webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
                "spring.config.import=classpath:http-defaults.yml",
                "HUTONG_HTTP_HEAD_TIMEOUT=700ms", "HUTONG_HTTP_BODY_TIMEOUT=700ms",
                "HUTONG_HTTP_IDLE_TIMEOUT=2s",
                "spring.autoconfigure.exclude="
                        + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"})
@ExtendWith(OutputCaptureExtension.class)
class SlowRequestsTest {

    private static final TestTokens TOKENS = TestTokens.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Far more often than a time-out that any byte would start anew. */
    private static final int BYTE_EVERY_MILLIS = 50;
    private static final String HEAD = "POST /carts HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nIdempotency-Key: k\r\nContent-Length: 5000\r\n";

    private final int port;

    SlowRequestsTest(@Value("${local.server.port}") int port) {
        this.port = port;
    }

    @DynamicPropertySource
    static void key(DynamicPropertyRegistry registry) {
        registry.add("HUTONG_JWT_PUBLIC_KEY", () -> TOKENS.publicKeyFile().toString());
    }

    @Test
    void headThatTricklesIsEnded() throws IOException {
        assertThat(answerTo("", "GET /open/a HTTP/1.1\r\nHost: localhost\r\nX-A: "))
                .startsWith("HTTP/1.1 408 ").contains("REQUEST_TOO_SLOW");
    }

    @Test
    void headThatStopsIsEnded() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /open/a HTT");

            assertThat(rest(socket)).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void whatWasEndedIsNotLoggedAsAnErrorOfOurs(CapturedOutput log) throws IOException {
        headThatStopsIsEnded();
        bodyThatTricklesIsEnded();
        keptConnectionIsClosedAfterAWhileWithoutARequest();

        assertThat(log.getAll()).doesNotContain("Decoding failed", "Unexpected error");
    }

    @Test
    void bodyThatTricklesIsEnded() throws IOException {
        assertThat(answerTo(HEAD + authorization() + "\r\n", "{"))
                .startsWith("HTTP/1.1 408 ").contains("application/problem+json");
    }

    @Test
    void chunksThatTrickleAreEnded() throws IOException {
        assertThat(answerTo(HEAD.replace("Content-Length: 5000", "Transfer-Encoding: chunked")
                + authorization() + "\r\n", "1388\r\n{")).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void bodyThatTricklesAfterItsRefusalIsEnded() throws IOException {
        String answer = answerTo(HEAD + "\r\n", "{");

        assertThat(answer).startsWith("HTTP/1.1 401 ").doesNotContain("HTTP/1.1 408");
    }

    @Test
    void connectionThatSaysNothingIsClosed() throws IOException {
        try (Socket socket = connect()) {
            assertThat(rest(socket)).isEmpty();
        }
    }

    @Test
    void keptConnectionIsClosedAfterAWhileWithoutARequest() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /open/a HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(rest(socket)).startsWith("HTTP/1.1 200 ").doesNotContain("408");
        }
    }

    @Test
    void headOfALaterRequestHasItsTimeToo() throws IOException {
        assertThat(answerTo("GET /open/a HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /open/b HTTP/1.1\r\nX-A: "))
                .startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 408 ");
    }

    @Test
    void answerMayTakeLongerThanAnyOfThese() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /slow HTTP/1.1\r\nHost: localhost\r\n" + authorization() + "\r\n");

            assertThat(rest(socket)).startsWith("HTTP/1.1 200 ").contains("data:", "\n2\n")
                    .doesNotContain("408");
        }
    }

    @Test
    void answerIsNotCutByTheNextRequestThatComesSlowly() throws IOException {
        String answers = answerTo("GET /slow HTTP/1.1\r\nHost: localhost\r\n" + authorization()
                + "\r\n", "GET /open/a HTTP/1.1\r\nX-A: ");

        assertThat(answers).startsWith("HTTP/1.1 200 ").contains("data:", "\n2\n");
    }

    private static String authorization() {
        return "Authorization: Bearer " + TOKENS.operator() + "\r\n";
    }

    /** Sends the first part at once, then the second, then one byte now and then until the end. */
    private String answerTo(String first, String then) throws IOException {
        try (Socket socket = connect()) {
            send(socket, first);
            send(socket, then);
            StringBuilder answer = new StringBuilder();
            socket.setSoTimeout(BYTE_EVERY_MILLIS);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                try {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        return answer.toString().replace("\r", "");
                    }
                    answer.append((char) next);
                } catch (SocketTimeoutException e) {
                    if (!trickle(socket)) {
                        return answer.toString().replace("\r", "");
                    }
                } catch (SocketException e) {
                    return answer.toString().replace("\r", "");
                }
            }
            throw new AssertionError("the connection is still open after " + PATIENCE);
        }
    }

    /** False when the other side is gone. */
    private static boolean trickle(Socket socket) {
        try {
            send(socket, "a");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Everything until the service closes. */
    private static String rest(Socket socket) throws IOException {
        try (InputStream answers = socket.getInputStream()) {
            return new String(answers.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .replace("\r", "");
        }
    }
}

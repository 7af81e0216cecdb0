package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.sandbox.Api.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputTest {

    private static final int MEGABYTE = 1024 * 1024;

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();

    @Test
    void aBodyOfTenMegabytesIsRefusedBeforeItIsRead() throws IOException {
        String answer = RawClient.head(sandbox.port(), "POST " + Shop.DEBIT
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + 10 * MEGABYTE + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("PARAM_ERROR");
    }

    @Test
    void anEndlessChunkedBodyIsCutOff() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", sandbox.port())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + Shop.DEBIT + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            byte[] chunk = new byte[64 * 1024];
            long sent = 0;
            try {
                while (sent < 200L * MEGABYTE) {
                    out.write("10000\r\n".getBytes(StandardCharsets.UTF_8));
                    out.write(chunk);
                    out.write("\r\n".getBytes(StandardCharsets.UTF_8));
                    sent += chunk.length;
                }
            } catch (SocketException expected) {
                assertThat(sent).isLessThan(200L * MEGABYTE);
                return;
            }
            Assertions.fail("200 MB were taken");
        }
    }

    @Test
    void halfAHeadIsCutOffEvenWhenAByteComesNowAndThen() throws IOException {
        Duration patience = Duration.ofMillis(300);
        SandboxConfig config = SandboxConfig.inMemory().withPatience(
                new SandboxConfig.Patience(Duration.ofSeconds(60), patience));
        try (WechatPaySandbox impatient = WechatPaySandbox.start(config);
                Socket socket = new Socket("127.0.0.1", impatient.port())) {
            socket.setSoTimeout(100);
            long begun = System.nanoTime();
            boolean open = true;
            while (open && System.nanoTime() - begun < Duration.ofSeconds(10).toNanos()) {
                open = sendsAByteAndStaysOpen(socket);
            }

            assertThat(open).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(patience);
        }
    }

    @Test
    void connectionThatIsUsedAgainIsNotTakenForASlowHead() throws IOException {
        SandboxConfig config = SandboxConfig.inMemory().withPatience(
                new SandboxConfig.Patience(Duration.ofSeconds(60), Duration.ofMillis(200)));
        try (WechatPaySandbox impatient = WechatPaySandbox.start(config);
                Socket socket = new Socket("127.0.0.1", impatient.port())) {
            socket.setSoTimeout(10_000);
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream()
                        .write("GET /sandbox/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.UTF_8));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                await().pollDelay(Duration.ofMillis(250)).until(() -> true);
                socket.getInputStream().skipNBytes(socket.getInputStream().available());
            }
        }
    }

    private static boolean sendsAByteAndStaysOpen(Socket socket) {
        try {
            socket.getOutputStream().write('G');
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void anHttp2ClientIsToldThatThisIsHttp1() throws IOException {
        String answer = RawClient.head(sandbox.port(),
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 ").contains("HTTP/1.1");
        assertThat(answer.substring(9, 12)).isIn("400", "505", "404");
    }

    @Test
    void anUpgradeToHttp2IsAnsweredWithHttp1() throws IOException {
        String answer = RawClient.head(sandbox.port(), "GET /sandbox/health HTTP/1.1\r\n"
                + "Host: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("UP");
    }

    @Test
    void headersBeyondReasonAreRefused() throws IOException {
        String answer =
                RawClient.head(sandbox.port(), "GET /sandbox/health HTTP/1.1\r\nHost: localhost\r\n"
                        + "X-Large: " + "a".repeat(33_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @Test
    void whatTheControlPlaneDoesNotUnderstandIsAClientsFault() {
        Map<String, String> calls = new HashMap<>();
        calls.put("/sandbox/faults", "{}");
        calls.put("/sandbox/rules", "{\"set\":\"none\"}");
        calls.put("/sandbox/callbacks", "{\"drop\":\"much\"}");
        calls.put("/sandbox/buyers/o1", "{\"balance\":1.5}");
        calls.put("/sandbox/merchants/abc", "{}");
        calls.put("/sandbox/sub-merchants/x", "{}");

        calls.forEach((path, body) -> {
            Reply reply = Api.open(sandbox, "PUT", path, body);
            assertThat(reply.status()).as(path).isEqualTo(400);
            assertThat(reply.json().path("message").asString()).isNotEmpty();
        });
    }
}

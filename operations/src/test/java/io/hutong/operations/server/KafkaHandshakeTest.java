package io.hutong.operations.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.FreePorts;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.operations.server.KafkaHandshake.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KafkaHandshakeTest {

    /** Enough that a slow machine does not look like one after the other. */
    private static final int SILENT = 25;

    @Test
    void brokerIsRecognised() {
        String[] server = TestInfra.kafka().bootstrapServers().split(":");

        assertThat(KafkaHandshake.of(new InetSocketAddress(server[0],
                Integer.parseInt(server[1])))).isEqualTo(Answer.KAFKA);
    }

    @Test
    void closedPortIsNobody() {
        assertThat(KafkaHandshake.of(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), FreePorts.next()))).isEqualTo(Answer.NOBODY);
    }

    @Test
    void whatAnswersInAnotherProtocolIsNotTakenForALength() throws Exception {
        assertThat(answering("HTTP/1.1 400 Bad Request\r\n\r\n")).isEqualTo(Answer.SOMETHING_ELSE);
        assertThat(answering("N123456789")).isEqualTo(Answer.SOMETHING_ELSE);
    }

    @Test
    @Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void brokersThatAreSilentAreAskedAtTheSameTimeAsTheOneThatAnswers() throws Exception {
        List<ServerSocket> silent = new ArrayList<>();
        try {
            StringBuilder brokers = new StringBuilder();
            for (int i = 0; i < SILENT; i++) {
                silent.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                brokers.append("127.0.0.1:").append(silent.get(i).getLocalPort()).append(',');
            }
            long begun = System.nanoTime();

            assertThat(KafkaHandshake.ofAll(brokers + TestInfra.kafka().bootstrapServers()))
                    .contains(Answer.KAFKA);

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("two seconds each, one after the other, would be %d", 2 * SILENT)
                    .isLessThan(Duration.ofSeconds(SILENT));
        } finally {
            for (ServerSocket each : silent) {
                each.close();
            }
        }
    }

    @Test
    void whatHangsUpMayBeStarting() throws Exception {
        assertThat(answering("")).isEqualTo(Answer.NOBODY);
    }

    private static Answer answering(String text) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread other = Thread.ofVirtual().start(() -> answer(server, text));
            Answer answer = KafkaHandshake.of(
                    (InetSocketAddress) server.getLocalSocketAddress());
            other.join();
            return answer;
        }
    }

    private static void answer(ServerSocket server, String text) {
        try (Socket client = server.accept()) {
            client.getInputStream().readNBytes(14);
            client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

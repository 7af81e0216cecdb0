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
import org.junit.jupiter.api.Test;

class KafkaHandshakeTest {

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

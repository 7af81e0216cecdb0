package io.hutong.operations.server;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/**
 * Asks a server which versions of Kafka's protocol it knows, the first request of every client.
 * Kafka's own client takes the first bytes of anything for a length, and the memory of the
 * process with it, when something else than Kafka answers.
 */
public final class KafkaHandshake {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 2_000;
    private static final short API_VERSIONS = 18;
    private static final short VERSION = 0;
    private static final short NO_CLIENT_ID = -1;
    private static final int CORRELATION = 0x48_55_54_4f;
    private static final int REQUEST_BYTES = 10;
    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final int AT_ONCE = 32;

    private KafkaHandshake() {
    }

    /** Who is there. */
    public enum Answer { KAFKA, NOBODY, SOMETHING_ELSE }

    /**
     * Asks each of the brokers whose name is known, at the same time: how long an answer takes
     * does not depend on how many of them are silent.
     *
     * @param brokers {@code host:port}, several with commas between
     * @return what those who are known answered, none when nobody is known
     */
    public static Set<Answer> ofAll(String brokers) {
        return Arrays.stream(brokers.split(",")).map(String::strip)
                .gather(Gatherers.mapConcurrent(AT_ONCE, KafkaHandshake::answerOf))
                .flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Answer> answerOf(String broker) {
        return Optional.of(address(broker)).filter(address -> !address.isUnresolved())
                .map(KafkaHandshake::of);
    }

    private static InetSocketAddress address(String broker) {
        int colon = broker.lastIndexOf(':');
        return new InetSocketAddress(broker.substring(0, colon).replaceAll("[\\[\\]]", ""),
                Integer.parseInt(broker.substring(colon + 1)));
    }

    static Answer of(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            return ask(socket);
        } catch (IOException e) {
            return Answer.NOBODY;
        }
    }

    private static Answer ask(Socket socket) throws IOException {
        var out = new DataOutputStream(socket.getOutputStream());
        out.write(request());
        var in = new DataInputStream(socket.getInputStream());
        try {
            int size = in.readInt();
            return size > Integer.BYTES && size <= ANSWER_BYTES_MAX && in.readInt() == CORRELATION
                    ? Answer.KAFKA : Answer.SOMETHING_ELSE;
        } catch (EOFException e) {
            return Answer.NOBODY;
        }
    }

    private static byte[] request() {
        return ByteBuffer.allocate(Integer.BYTES + REQUEST_BYTES).putInt(REQUEST_BYTES)
                .putShort(API_VERSIONS).putShort(VERSION).putInt(CORRELATION)
                .putShort(NO_CLIENT_ID).array();
    }
}

package io.hutong.operations.start;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * Asks a server which versions of Kafka's protocol it knows, the first request of every client.
 * Kafka's own client takes the first bytes of anything for a length, and the memory of the
 * process with it, when something else than Kafka answers.
 */
final class KafkaHandshake {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 2_000;
    private static final short API_VERSIONS = 18;
    private static final short VERSION = 0;
    private static final short NO_CLIENT_ID = -1;
    private static final int CORRELATION = 0x48_55_54_4f;
    private static final int REQUEST_BYTES = 10;
    private static final int ANSWER_BYTES_MAX = 64 * 1024;

    private KafkaHandshake() {
    }

    /** Who is there. */
    enum Answer { KAFKA, NOBODY, SOMETHING_ELSE }

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

package io.hutong.sandbox;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Bytes in, bytes out: for what HTTP clients would not send or would not show. */
final class RawClient {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawClient() {
    }

    /** Sends {@code request} and reads until the other side closes. */
    static String head(int port, String request) throws IOException {
        return exchange(port, request.getBytes(StandardCharsets.UTF_8));
    }

    static String exchange(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.hutong.sandbox.measure;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The barest HTTP client: one connection, prepared bytes out, answers counted. */
final class DebitClient {

    private static final int BUFFER = 16 * 1024;
    private static final String LENGTH = "content-length:";

    private final int port;

    DebitClient(int port) {
        this.port = port;
    }

    /** Sends each request and awaits its answer, which must be 200; own CPU nanoseconds. */
    long send(List<byte[]> requests) {
        long before = DebitCost.threadCpu();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            for (byte[] request : requests) {
                out.write(request);
                awaitSuccess(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DebitCost.threadCpu() - before;
    }

    private static void awaitSuccess(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        String header = line(in);
        while (!header.isEmpty()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
            }
            header = line(in);
        }
        byte[] body = in.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("The sandbox closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return line.toString();
    }
}

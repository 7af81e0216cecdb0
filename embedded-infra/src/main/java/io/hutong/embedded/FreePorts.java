package io.hutong.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports below the range that systems take outgoing ones from, so that a server that is killed finds
 * its port free when it comes back.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int LAST = 30_000;
    private static final int ATTEMPTS = 200;

    private FreePorts() {
    }

    /** A port on which nothing listens now. */
    public static int next() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new InfraException("no free TCP port between " + FIRST + " and " + LAST);
    }

    /** Whether a server could listen on {@code port} of 127.0.0.1. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static void insistOn(int port, String server) {
        if (!isFree(port)) {
            throw new InfraException("port " + port + " is in use by another process; "
                    + server + " needs it");
        }
    }
}

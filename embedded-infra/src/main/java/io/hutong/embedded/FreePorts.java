package io.hutong.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports below the range that systems take outgoing ones from, so that a server that is killed finds
 * its port free when it comes back.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int LAST = 30_000;
    private static final int ATTEMPTS = 200;
    private static final Duration INHERITED = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

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
        return isFree(InetAddress.getLoopbackAddress(), port);
    }

    /** Whether a server could listen on {@code port} of an address of this machine. */
    public static boolean isFree(InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Fails unless the port is free, or becomes so soon: a process that this one starts inherits
     * the sockets of the moment and holds them for some milliseconds, the one of a probe as well.
     */
    static void insistOn(int port, String server) {
        for (long looks = INHERITED.dividedBy(LOOK_EVERY); !isFree(port); looks--) {
            if (looks == 0) {
                throw new InfraException("port " + port + " is in use by another process; "
                        + server + " needs it");
            }
            ChildProcess.pauseFor(LOOK_EVERY);
        }
    }
}

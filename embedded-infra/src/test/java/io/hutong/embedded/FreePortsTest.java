package io.hutong.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void portHeldForAMomentIsWaitedFor() throws Exception {
        try (var holder = taken()) {
            CompletableFuture.runAsync(() -> close(holder),
                    CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));

            FreePorts.insistOn(holder.getLocalPort(), "Kafka");
        }
    }

    @Test
    void portThatStaysTakenIsNamed() throws Exception {
        try (var holder = taken()) {
            assertThatThrownBy(() -> FreePorts.insistOn(holder.getLocalPort(), "Kafka"))
                    .isInstanceOf(InfraException.class)
                    .hasMessage("port " + holder.getLocalPort()
                            + " is in use by another process; Kafka needs it");
        }
    }

    private static ServerSocket taken() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

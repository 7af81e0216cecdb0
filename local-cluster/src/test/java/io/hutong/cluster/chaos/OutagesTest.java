package io.hutong.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.cluster.client.Http;
import io.hutong.cluster.client.Unreachable;
import io.hutong.cluster.terminal.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutagesTest {

    private final AtomicInteger pauses = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final Outages outages = new Outages(pauses::incrementAndGet);

    @Test
    void callIsRepeatedUntilSomebodyAnswers() {
        var answer = outages.waitOut(() -> calls.incrementAndGet() <= 3 ? nobody() : "here");

        assertThat(answer).isEqualTo("here");
        assertThat(pauses).hasValue(3);
    }

    @Test
    void nobodyIsWaitedForWithoutEnd() {
        assertThatThrownBy(() -> outages.waitOut(() -> {
            calls.incrementAndGet();
            return nobody();
        })).isInstanceOf(Unreachable.class).hasMessageContaining("is the cluster up?");

        assertThat(calls).hasValue(Outages.LOOKS_MAX);
    }

    @Test
    void whatWasAnsweredIsNotRepeated() {
        assertThatThrownBy(() -> outages.waitOut(() -> {
            calls.incrementAndGet();
            throw new CommandFailed("refused");
        })).isInstanceOf(CommandFailed.class);

        assertThat(calls).hasValue(1);
    }

    /** A port where nobody listens. */
    private static String nobody() {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Http().get(URI.create("http://127.0.0.1:" + port), Map.of()).text();
    }
}

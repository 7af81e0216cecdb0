package io.hutong.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.embedded.testing.TestInfra;
import io.hutong.messaging.probe.Probe;
import io.hutong.messaging.probe.ProbeProcess;
import io.hutong.messaging.probe.ProbeSettings;
import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PausedRelayTest {

    private static final Duration SOON = Duration.ofMinutes(3);

    @Test
    void orderSurvivesARelayThatIsPausedInTheMiddleAndComesBack() throws Exception {
        ProbeSettings settings = ProbeSettings.on(
                TestInfra.freshDatabase("paused"), TestInfra.kafka(), "probe.paused");
        ProbeSettings silent = settings.as("probe-1", "--hutong.messaging.relay.enabled=false");
        try (Probe reader = Probe.start(silent);
                ProbeProcess first = ProbeProcess.start(settings.as("probe-2"))) {
            reader.emit("key", 100);
            await().atMost(SOON).until(() -> reader.effects().count() == 100);
            String owner = owner(reader);

            first.pause();
            reader.emit("key", 500);
            try (Probe second = Probe.start(settings.as("probe-3"))) {
                await().atMost(SOON).until(() -> !owner(reader).equals(owner));
                first.resume();
                for (int i = 0; i < 40; i++) {
                    reader.emit("key", 10);
                }

                await().atMost(SOON).until(() -> reader.effects().count() >= 1_000);
                assertThat(reader.effects().numbersOf("key")).containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1_000).boxed().toList());
            }
        }
    }

    /** Paused at the wrong moment it holds the lock of the lease, and its connection stays open. */
    @Test
    void processThatIsPausedWithinItsTransactionHoldsUpTheRelayForItsTimeOnly() throws Exception {
        ProbeSettings settings = ProbeSettings.on(
                TestInfra.freshDatabase("frozen"), TestInfra.kafka(), "probe.frozen");
        try (Probe reader = Probe.start(settings.as("probe-1",
                "--hutong.messaging.relay.enabled=false", "--HUTONG_DB_IDLE_TRANSACTION=2000"))) {
            Connection frozen = Objects.requireNonNull(reader.jdbc().getDataSource())
                    .getConnection();
            frozen.setAutoCommit(false);
            frozen.createStatement().execute("update relay_lease set owner = owner");

            reader.emit("key", 10);
            try (Probe relay = Probe.start(settings.as("probe-2"))) {
                await().atMost(SOON).until(() -> reader.effects().count() == 10);
            }

            assertThat(frozen.isValid(1)).isFalse();
        }
    }

    private static String owner(Probe probe) {
        return probe.jdbc().queryForObject("select owner from relay_lease", String.class);
    }
}

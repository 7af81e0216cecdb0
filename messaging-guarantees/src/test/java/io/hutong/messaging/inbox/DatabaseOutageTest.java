package io.hutong.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.Topics;
import io.hutong.embedded.PostgresServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.messaging.probe.Probe;
import io.hutong.messaging.probe.ProbeSettings;
import io.hutong.messaging.probe.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DatabaseOutageTest {

    private static final Duration OUTAGE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BATCH = 100;

    @Test
    void databaseAwayForAMinuteUnderLoadLosesAndDeadLettersNothing() {
        try (PostgresServer postgres = TestInfra.dedicatedPostgres();
                ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor()) {
            postgres.createDatabase("outage");
            ProbeSettings settings = ProbeSettings.on(
                    postgres.jdbcUrl("outage"), TestInfra.kafka(), "probe.outage");
            AtomicInteger sent = new AtomicInteger();
            try (Wire wire = new Wire(settings.brokers()); Probe probe = Probe.start(settings)) {
                load.scheduleAtFixedRate(() -> sendBatch(wire, settings.topic(), sent),
                        0, 100, TimeUnit.MILLISECONDS);
                await().atMost(PATIENCE).until(() -> probe.effects().count() > 2 * BATCH);

                postgres.kill();
                int before = sent.get();
                await().pollDelay(OUTAGE).atMost(OUTAGE.plus(PATIENCE)).until(() -> true);
                postgres.restart();
                load.shutdown();
                await().atMost(PATIENCE).until(load::isTerminated);

                assertThat(sent.get()).isGreaterThan(before + 100 * BATCH);
                await().atMost(PATIENCE).ignoreExceptions()
                        .until(() -> probe.effects().count() == sent.get());
                assertThat(probe.effects().distinctCount()).isEqualTo(sent.get());
                assertThat(probe.jdbc().queryForList("select * from dead_letter")).isEmpty();
                assertThat(wire.read(Topics.deadLetters(settings.topic()))).isEmpty();
            }
        }
    }

    private static void sendBatch(Wire wire, String topic, AtomicInteger sent) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            records.add(Wire.record(topic, "key-" + i % 10, i));
        }
        wire.send(records);
        sent.addAndGet(records.size());
    }
}

package io.hutong.messaging.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.messaging.ReaderProgress;
import io.hutong.messaging.ReaderProgress.Heard;
import io.hutong.messaging.probe.Probe;
import io.hutong.messaging.probe.ProbeSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another service has read of what this one sends, as the broker tells it. */
class ReaderProgressTest {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration LONG = Duration.ofSeconds(100);
    private static final String GROUP = "those-who-are-asked";
    private static final String TOPIC = "probe.readers";

    private final KafkaServer kafka = TestInfra.dedicatedKafka();
    private Probe probe;

    @BeforeEach
    void start() {
        probe = Probe.start(ProbeSettings.on(TestInfra.freshDatabase("readers"), kafka, TOPIC)
                .as("probe-1", "--hutong.messaging.readers[" + TOPIC + "]=" + GROUP));
    }

    @AfterEach
    void stop() {
        probe.close();
        kafka.close();
    }

    @Test
    void commandIsUnheardUntilItsReaderHasCommittedItAndWhileThatIsAway() {
        Instant written = emitSlowly("key");
        awaitHeard("key", written, Duration.ZERO, Heard.UNHEARD);

        try (KafkaConsumer<byte[], byte[]> reader = reader()) {
            await().atMost(SOON).until(() -> !reader.poll(Duration.ofSeconds(1)).isEmpty());
            awaitHeard("key", written, Duration.ZERO, Heard.UNHEARD);

            reader.commitSync();
            awaitHeard("key", written, Duration.ZERO, Heard.HEARD_OUT);
            awaitHeard("key", written, LONG, Heard.HEARD);
            probe.jdbc().update("insert into outbox_parked values (?, 'parked', 0, 'a test')",
                    TOPIC);
            emitUntilItStays("parked");
            awaitHeard("parked", written, Duration.ZERO, Heard.UNHEARD);
            awaitHeard("key", written, Duration.ZERO, Heard.HEARD_OUT);
        }
        awaitHeard("key", written, Duration.ZERO, Heard.UNHEARD);
    }

    @Test
    void nothingIsKnownWhileTheBrokerIsAway() {
        Instant written = Instant.now();
        awaitHeard("key", written, Duration.ZERO, Heard.UNHEARD);

        kafka.close();

        awaitHeard("key", written, Duration.ZERO, Heard.UNKNOWN);
    }

    /** Decides long before it writes, as under load; answers when it decided. */
    private Instant emitSlowly(String key) {
        return Objects.requireNonNull(probe.transaction().execute(_ -> {
            Instant decided = Objects.requireNonNull(probe.jdbc().queryForObject(
                    "select clock_timestamp()", OffsetDateTime.class)).toInstant();
            probe.jdbc().queryForList("select pg_sleep(3)");
            probe.emitInTransaction(key, 1);
            return decided;
        }));
    }

    /** The relay looks for parked keys now and then; until it has, their messages leave. */
    private void emitUntilItStays(String key) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(1_500)).until(() -> {
            boolean stays = probe.jdbc().queryForObject(
                    "select count(*) from outbox where key = ?", Long.class, key) > 0;
            probe.emit(key, 1);
            return stays;
        });
    }

    /** Looks all the time, as whoever asks has to. */
    private void awaitHeard(String key, Instant written, Duration time, Heard expected) {
        ReaderProgress progress = probe.bean(ReaderProgress.class);
        await().atMost(SOON).untilAsserted(() -> {
            progress.look();
            assertThat(progress.heard(List.of(new ReaderProgress.Sent(
                    TOPIC, key, written, time)))).containsExactly(expected);
        });
    }

    private KafkaConsumer<byte[], byte[]> reader() {
        KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", GROUP,
                        "auto.offset.reset", "earliest", "enable.auto.commit", "false",
                        "session.timeout.ms", "60000", "max.poll.interval.ms", "300000"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        reader.subscribe(List.of(TOPIC));
        return reader;
    }
}

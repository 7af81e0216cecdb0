package io.hutong.messaging.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.embedded.testing.TestInfra;
import io.hutong.messaging.ReadProgress;
import io.hutong.messaging.probe.Probe;
import io.hutong.messaging.probe.ProbeSettings;
import io.hutong.messaging.probe.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadProgressTest {

    @Test
    void brokerTellsHowManyPartitionsATopicHas() {
        ProbeSettings settings = ProbeSettings.on(
                TestInfra.freshDatabase("counts"), TestInfra.kafka(), "probe.counts");
        TestInfra.kafka().createTopics(3, List.of("probe.three"));
        TestInfra.kafka().createTopics(12, List.of("probe.twelve"));
        Instant deadline = Instant.now();
        try (Probe probe = Probe.start(settings)) {
            ReadProgress progress = probe.bean(ReadProgress.class);
            for (String topic : List.of("probe.three", "probe.twelve")) {
                for (int i = 0; i < 50; i++) {
                    String key = "key-" + i;
                    await().atMost(SOON).until(() -> progress.isPast(topic, key, deadline));
                }
            }
        }
    }

    private static final Duration SOON = Duration.ofMinutes(3);

    @Test
    void instantIsPastOnlyWhenTheUnreadRecordsBeforeItAreProcessed() {
        ProbeSettings settings = ProbeSettings.on(
                TestInfra.freshDatabase("progress"), TestInfra.kafka(), "probe.progress");
        try (Wire wire = new Wire(settings.brokers()); Probe probe = Probe.start(settings)) {
            ReadProgress progress = probe.bean(ReadProgress.class);
            Instant deadline = Instant.now();
            await().atMost(SOON).until(() -> progress.isPast(settings.topic(), "key", deadline));

            probe.effects().failNext(6);
            wire.send(List.of(Wire.record(settings.topic(), "key", 1)));
            Instant later = Instant.now();

            await().atMost(SOON).until(() -> {
                boolean past = progress.isPast(settings.topic(), "key", later);
                assertThat(past && probe.effects().count() == 0).isFalse();
                return past;
            });
            assertThat(probe.effects().count()).isEqualTo(1);
        }
    }
}

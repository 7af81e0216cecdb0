package io.hutong.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.Topics;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.kernel.id.UuidV7;
import io.hutong.messaging.HeaderNames;
import io.hutong.messaging.deadletter.DeadLetterDesk;
import io.hutong.messaging.deadletter.DeadLetterDesk.Decision;
import io.hutong.messaging.probe.Effects;
import io.hutong.messaging.probe.Probe;
import io.hutong.messaging.probe.ProbeSettings;
import io.hutong.messaging.probe.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class InboxGuaranteesTest {

    private static final Duration SOON = Duration.ofMinutes(3);

    @Test
    void repeatedMessageHasOneEffectInsideOnePollAndAcrossPolls() {
        ProbeSettings settings = fresh("repeats");
        try (Wire wire = new Wire(settings.brokers())) {
            UUID id = UuidV7.next();
            var record = Wire.record(settings.topic(), id, "key", 1);
            wire.send(List.of(record, record, record));
            try (Probe probe = Probe.start(settings)) {
                await().atMost(SOON).until(() -> probe.effects().count() == 1);

                wire.send(List.of(record));
                wire.send(List.of(Wire.record(settings.topic(), "key", 2)));

                await().atMost(SOON).until(() -> probe.effects().numbersOf("key").contains(2L));
                assertThat(probe.effects().numbersOf("key")).containsExactly(1L, 2L);
            }
        }
    }

    @Test
    void poisonInTheMiddleOfABatchIsDeadLetteredOnceAndTheOthersAreProcessedOnce() {
        ProbeSettings settings = fresh("poison");
        try (Wire wire = new Wire(settings.brokers())) {
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 1; i <= 500; i++) {
                records.add(Wire.record(settings.topic(), "key", i == 250 ? Effects.POISON : i));
            }
            wire.send(records);
            try (Probe probe = Probe.start(settings)) {

                await().atMost(SOON).until(() -> probe.effects().numbersOf("key").contains(500L));

                assertThat(probe.effects().count()).isEqualTo(499);
                assertThat(probe.effects().distinctCount()).isEqualTo(499);
                assertThat(probe.effects().numbersOf("key")).isSorted();
                assertThat(probe.effects().largestPoll()).isEqualTo(500);
                String dead = Topics.deadLetters(settings.topic());
                await().atMost(SOON).until(() -> wire.read(dead).size() == 1);
                assertThat(Wire.header(wire.read(dead).getFirst(), HeaderNames.DEAD_REASON))
                        .isEqualTo("poison");
            }
            // The whole topic again: nothing is applied or buried a second time.
            wire.send(records);
            wire.send(List.of(Wire.record(settings.topic(), "last", 1)));
            try (Probe probe = Probe.start(settings)) {
                await().atMost(SOON).until(() -> probe.effects().count() == 500);
                assertThat(wire.read(Topics.deadLetters(settings.topic()))).hasSize(1);
            }
        }
    }

    @Test
    void unreadableRecordsAreDeadLetteredWithTheirReasons() {
        ProbeSettings settings = fresh("unreadable");
        String type = "io.hutong.OrderReserved";
        byte[] good = bytes("{\"order_id\":\"k\",\"total\":{\"total\":1,\"currency\":\"CNY\"}}");
        UUID old = UuidV7.floorOf(Instant.now().minus(Duration.ofDays(40)));
        var noHeaders = new ProducerRecord<>(settings.topic(), bytes("k"), good);
        List<ProducerRecord<byte[], byte[]>> bad = List.of(
                noHeaders,
                Wire.record(settings.topic(), "not-a-uuid", type, "k", good),
                Wire.record(settings.topic(), UUID.randomUUID().toString(), type, "k", good),
                Wire.record(settings.topic(), old.toString(), type, "k", good),
                Wire.record(settings.topic(), id(), "io.hutong.Unheard", "k", good),
                Wire.record(settings.topic(), id(), type, "k", bytes("{\"order_id\":")),
                Wire.record(settings.topic(), id(), type, "k", bytes("{\"order_id\":\"k\"}")),
                Wire.record(settings.topic(), id(), type, "k", null),
                Wire.record(settings.topic(), id(), type, "another", good),
                Wire.record(settings.topic(), id(), type, "k", new byte[] {0, (byte) 0xff}));
        try (Wire wire = new Wire(settings.brokers()); Probe probe = Probe.start(settings)) {
            wire.send(bad);
            wire.send(List.of(Wire.record(settings.topic(), "k", 5)));

            await().atMost(SOON).until(() -> probe.effects().numbersOf("k").contains(5L));
            await().atMost(SOON).until(
                    () -> wire.read(Topics.deadLetters(settings.topic())).size() == bad.size());
            assertThat(probe.effects().count()).isEqualTo(1);
            assertThat(probe.jdbc().queryForList("select reason from dead_letter", String.class))
                    .hasSize(bad.size())
                    .anyMatch(reason -> reason.contains("ce_id is missing"))
                    .anyMatch(reason -> reason.contains("unknown type io.hutong.Unheard"))
                    .anyMatch(reason -> reason.contains("not a UUIDv7 of the days"))
                    .anyMatch(reason -> reason.contains("the field total"))
                    .anyMatch(reason -> reason.contains("key is another"));
        }
    }

    @Test
    void deadLetterIsReplayedOnceAndThenSettledOnTheDesk() {
        ProbeSettings settings = fresh("desk");
        try (Wire wire = new Wire(settings.brokers()); Probe probe = Probe.start(settings)) {
            DeadLetterDesk desk = probe.bean(DeadLetterDesk.class);
            wire.send(List.of(Wire.record(settings.topic(), "key", Effects.POISON)));
            await().atMost(SOON).until(() -> desk.open(null, 10).size() == 1);
            String id = desk.open(null, 10).getFirst().id();
            probe.effects().forgivePoison();

            assertThat(desk.replay(id, "ann", "mended")).isEqualTo(Decision.DONE);
            assertThat(desk.replay(id, "bob", "again")).isEqualTo(Decision.DECIDED_BEFORE);
            assertThat(desk.discard("no-such", "bob", "")).isEqualTo(Decision.UNKNOWN);

            await().atMost(SOON).until(() -> probe.effects().count() == 1);
            assertThat(desk.open(null, 10)).isEmpty();
            assertThat(desk.find(id)).hasValueSatisfying(letter -> {
                assertThat(letter.state()).isEqualTo("REPLAYED");
                assertThat(letter.decidedBy()).isEqualTo("ann");
            });
        }
    }

    @Test
    void failureOfAnUnknownKindRepeatsThePollAndDeadLettersNothing() {
        ProbeSettings settings = fresh("unknown");
        try (Wire wire = new Wire(settings.brokers()); Probe probe = Probe.start(settings)) {
            probe.effects().failNext(12);

            wire.send(Collections.nCopies(1, Wire.record(settings.topic(), "key", 1)));

            await().atMost(Duration.ofSeconds(90)).until(() -> probe.effects().count() == 1);
            assertThat(probe.jdbc().queryForList("select * from dead_letter")).isEmpty();
        }
    }

    private static String id() {
        return UuidV7.next().toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProbeSettings fresh(String name) {
        return ProbeSettings.on(TestInfra.freshDatabase(name), TestInfra.kafka(), "probe." + name);
    }
}

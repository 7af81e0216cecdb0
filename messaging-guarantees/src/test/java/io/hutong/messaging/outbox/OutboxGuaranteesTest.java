package io.hutong.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.OrderReserved;
import io.hutong.contracts.message.OrderShipped;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.kernel.money.Money;
import io.hutong.messaging.HeaderNames;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutboxHealth;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import io.hutong.messaging.probe.Probe;
import io.hutong.messaging.probe.ProbeSettings;
import io.hutong.messaging.probe.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxGuaranteesTest {

    private static final Duration SOON = Duration.ofMinutes(3);
    /** More would wait for connections longer than the pool lets them. */
    private static final int WRITERS = 6;

    @Test
    void nothingIsPublishedForARolledBackTransaction() {
        ProbeSettings settings = fresh("rollback");
        try (Probe probe = Probe.start(settings);
                Wire wire = new Wire(settings.brokers())) {

            probe.transaction().executeWithoutResult(status -> {
                probe.emitInTransaction("undone", 3);
                status.setRollbackOnly();
            });
            probe.emit("done", 1);

            await().atMost(SOON).until(() -> probe.effects().count() == 1);
            assertThat(wire.read(settings.topic())).hasSize(1);
            assertThat(probe.effects().numbersOf("undone")).isEmpty();
        }
    }

    @Test
    void messageOutsideATransactionIsRefused() {
        try (Probe probe = Probe.start(fresh("outside"))) {
            Outbox outbox = probe.bean(Outbox.class);

            assertThatThrownBy(() -> outbox.append(List.of(OutgoingMessage.event("t",
                    new OrderReserved("o", Money.ZERO), TraceParent.start()))))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void everythingCommittedIsPublishedThoughTheBrokerWasAway() {
        try (KafkaServer kafka = TestInfra.dedicatedKafka()) {
            ProbeSettings settings = ProbeSettings.on(
                    TestInfra.freshDatabase("broker_away"), kafka, "probe.broker-away");
            try (Probe probe = Probe.start(settings)) {
                probe.emit("before", 1);
                await().atMost(SOON).until(() -> probe.effects().count() == 1);

                kafka.kill();
                for (int i = 0; i < 50; i++) {
                    probe.emit("key-" + i % 5, 20);
                }
                assertThat(probe.outboxSize()).isEqualTo(1_000);
                await().atMost(SOON).until(() -> probe.bean(OutboxHealth.class)
                        .oldestAge().compareTo(Duration.ofSeconds(1)) > 0);
                kafka.restart();

                await().atMost(SOON)
                        .until(() -> probe.effects().count() == 1_001);
                for (int i = 0; i < 5; i++) {
                    assertThat(probe.effects().numbersOf("key-" + i))
                            .containsExactlyElementsOf(upTo(200));
                }
                await().atMost(SOON).until(() -> probe.outboxSize() == 0);
            }
        }
    }

    @Test
    void orderOfOneKeySurvivesConcurrentWriters() throws Exception {
        ProbeSettings settings = fresh("writers");
        try (Probe probe = Probe.start(settings);
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Void>> emissions = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int key = i % 4;
                emissions.add(() -> {
                    probe.emit("key-" + key, 3);
                    return null;
                });
            }
            for (Future<Void> emission : writers.invokeAll(emissions)) {
                emission.get();
            }

            await().atMost(SOON).until(() -> probe.effects().count() == 1_200);
            for (int key = 0; key < 4; key++) {
                assertThat(probe.effects().numbersOf("key-" + key))
                        .containsExactlyElementsOf(upTo(300));
            }
        }
    }

    @Test
    void orderOfAKeySurvivesATransactionThatOthersOvertake() throws InterruptedException {
        ProbeSettings settings = fresh("overtaken");
        try (Probe probe = Probe.start(settings);
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch drawn = new CountDownLatch(1);
            CountDownLatch overtaken = new CountDownLatch(1);
            var slow = writers.submit(() -> probe.transaction().executeWithoutResult(status -> {
                probe.emitInTransaction("slow", 3);
                drawn.countDown();
                awaitQuietly(overtaken);
            }));
            drawn.await();
            probe.emit("other", 5);
            await().atMost(SOON).until(() -> probe.effects().count() == 5);

            overtaken.countDown();
            await().atMost(SOON).until(slow::isDone);
            probe.emit("slow", 3);

            await().atMost(SOON).until(() -> probe.effects().count() == 11);
            assertThat(probe.effects().numbersOf("slow")).containsExactlyElementsOf(upTo(6));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void messageThatIsTooLargeParksItsKeyAndOtherKeysFlow() {
        ProbeSettings settings = fresh("large");
        try (Probe probe = Probe.start(settings)) {
            String large = "x".repeat(1_200_000);
            probe.transaction().executeWithoutResult(status -> probe.bean(Outbox.class)
                    .append(List.of(event(settings, "a", 1),
                            OutgoingMessage.event(settings.topic(),
                                    new OrderShipped("a", "carrier", large, List.of()),
                                    TraceParent.start()),
                            event(settings, "a", 2))));
            probe.emit("b", 2);

            await().atMost(SOON).until(() -> probe.effects().count() == 3);
            assertThat(probe.effects().numbersOf("a")).containsExactly(1L);
            await().atMost(SOON).until(() -> probe.outboxSize() == 2);
            assertThat(probe.jdbc().queryForObject(
                    "select reason from outbox_parked", String.class)).contains("larger than");
        }
    }

    @Test
    void headersAreCloudEventsAndTheTraceGoesOn() {
        ProbeSettings settings = fresh("headers");
        try (Probe probe = Probe.start(settings);
                Wire wire = new Wire(settings.brokers())) {
            TraceParent cause = TraceParent.start();
            probe.transaction().executeWithoutResult(status -> probe.bean(Outbox.class)
                    .append(List.of(OutgoingMessage.event(settings.topic(),
                            new OrderReserved("o", Money.fen(7)), cause))));

            await().atMost(SOON).until(() -> probe.effects().count() == 1);
            var record = wire.read(settings.topic()).getFirst();
            assertThat(Wire.header(record, HeaderNames.TYPE)).isEqualTo("io.hutong.OrderReserved");
            assertThat(Wire.header(record, HeaderNames.SOURCE)).isEqualTo("/hutong/probe");
            assertThat(Wire.header(record, HeaderNames.SUBJECT)).isEqualTo("o");
            assertThat(Wire.header(record, HeaderNames.SPEC_VERSION)).isEqualTo("1.0");
            assertThat(Wire.header(record, HeaderNames.CONTENT_TYPE))
                    .isEqualTo("application/json");
            assertThat(TraceParent.of(Wire.header(record, HeaderNames.TRACE_PARENT)).traceId())
                    .isEqualTo(cause.traceId());
            assertThat(record.value()).asString()
                    .isEqualTo("{\"order_id\":\"o\",\"total\":{\"total\":7,\"currency\":\"CNY\"}}");
            assertThat(probe.effects().tracesOf("o")).containsExactly(cause.traceId());
        }
    }

    private static OutgoingMessage event(ProbeSettings settings, String key, long number) {
        return OutgoingMessage.event(settings.topic(),
                new OrderReserved(key, Money.fen(number)), TraceParent.start());
    }

    private static ProbeSettings fresh(String name) {
        return ProbeSettings.on(TestInfra.freshDatabase(name), TestInfra.kafka(), "probe." + name);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}

package io.hutong.messaging.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.Topics;
import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.SessionEnded;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.messaging.HeaderNames;
import io.hutong.messaging.probe.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every instance hears all that is of interest, and knows when it has. */
class TopicTailTest {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration BACK = Duration.ofMinutes(6);

    private final KafkaServer kafka = TestInfra.kafka();

    /** What one instance has heard. */
    private static final class Ear implements TailListener {

        private final Queue<String> heard = new ConcurrentLinkedQueue<>();
        private volatile @Nullable Instant completeAsOf;

        @Override
        public void heard(Message message) {
            heard.add(message.key());
        }

        @Override
        public void complete(Instant asOf) {
            completeAsOf = asOf;
        }

        boolean knowsAllOf(Instant instant) {
            Instant asOf = completeAsOf;
            return asOf != null && !asOf.isBefore(instant);
        }
    }

    @Test
    void instanceThatStartsHearsWhatIsOfInterestBeforeItSaysThatItKnowsAll() {
        String topic = topic("tail.start");
        send(ended(topic, "old", Instant.now().minus(BACK.multipliedBy(2))),
                ended(topic, "recent", Instant.now().minus(Duration.ofMinutes(2))),
                ended(topic, "new", Instant.now()));
        Ear ear = new Ear();
        TopicTail tail = tail(kafka.bootstrapServers(), topic, ear);

        tail.start();
        await().atMost(SOON).until(() -> ear.completeAsOf != null);

        assertThat(ear.heard).containsExactlyInAnyOrder("recent", "new");
        tail.stop();
    }

    @Test
    void everyInstanceHearsWhatComesLater() {
        String topic = topic("tail.later");
        Ear one = new Ear();
        Ear other = new Ear();
        TopicTail first = tail(kafka.bootstrapServers(), topic, one);
        TopicTail second = tail(kafka.bootstrapServers(), topic, other);
        first.start();
        second.start();
        await().atMost(SOON).until(() -> one.completeAsOf != null && other.completeAsOf != null);

        send(ended(topic, "a", Instant.now()), ended(topic, "b", Instant.now()));
        Instant sent = Instant.now();

        await().atMost(SOON).until(() -> one.knowsAllOf(sent) && other.knowsAllOf(sent));
        assertThat(one.heard).containsExactlyInAnyOrder("a", "b");
        assertThat(other.heard).containsExactlyInAnyOrder("a", "b");
        first.stop();
        second.stop();
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        String topic = topic("tail.garbage");
        Ear ear = new Ear();
        String type = MessageCatalog.nameOf(SessionEnded.class);
        send(Wire.record(topic, "no id", type, "k", bytes("{no json")),
                Wire.record(topic, "no id", "io.hutong.OfALaterVersion", "k", bytes("{}")),
                new ProducerRecord<>(topic, bytes("k"), bytes("no headers")),
                new ProducerRecord<>(topic, bytes("k"), null),
                typeless(topic),
                ended(topic, "after", Instant.now()));
        TopicTail tail = tail(kafka.bootstrapServers(), topic, ear);

        tail.start();
        await().atMost(SOON).until(() -> ear.completeAsOf != null);

        assertThat(ear.heard).containsExactly("after");
        tail.stop();
    }

    @Test
    void everyPartitionThatTheBrokerHasIsHeardHoweverManyTheyAre() {
        Ear ear = new Ear();
        String topic = "tail.wide";
        kafka.createTopics(2 * Topics.PARTITIONS, List.of(topic));
        for (int partition = 0; partition < 2 * Topics.PARTITIONS; partition++) {
            ProducerRecord<byte[], byte[]> one = ended(topic, "p" + partition, Instant.now());
            send(new ProducerRecord<>(topic, partition, one.timestamp(), one.key(), one.value(),
                    one.headers()));
        }
        TopicTail tail = tail(kafka.bootstrapServers(), topic, ear);

        tail.start();

        await().atMost(SOON).untilAsserted(
                () -> assertThat(ear.heard).hasSize(2 * Topics.PARTITIONS).contains("p11"));
        tail.stop();
    }

    @Test
    void whatIsInAPartitionThatWasAddedIsHeardToo() throws Exception {
        String topic = topic("tail.grown");
        Ear ear = new Ear();
        TopicTail tail = tail(kafka.bootstrapServers(), topic, ear);
        tail.start();
        await().atMost(SOON).until(() -> ear.completeAsOf != null);

        int added = Topics.PARTITIONS;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(added + 1)))
                    .all().get();
        }
        ProducerRecord<byte[], byte[]> late = ended(topic, "late", Instant.now());
        send(new ProducerRecord<>(topic, added, late.timestamp(), late.key(), late.value(),
                late.headers()));

        await().atMost(SOON).until(() -> ear.heard.contains("late"));
        tail.stop();
    }

    @Test
    void nothingIsKnownWithoutTheBrokerAndTheEndIsOrderly() {
        Ear ear = new Ear();
        TopicTail tail = tail("127.0.0.1:1", "tail.nowhere", ear);

        tail.start();
        tail.stop();

        assertThat(tail.isRunning()).isFalse();
        assertThat(ear.completeAsOf).isNull();
    }

    private String topic(String name) {
        kafka.createTopics(Topics.PARTITIONS, List.of(name));
        return name;
    }

    private static ProducerRecord<byte[], byte[]> typeless(String topic) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, bytes("k"), bytes("{}"));
        record.headers().add(HeaderNames.TYPE, null);
        return record;
    }

    private static TopicTail tail(String brokers, String topic, Ear ear) {
        return new TopicTail(brokers, topic, BACK, ear, Clock.systemUTC());
    }

    @SafeVarargs
    private void send(ProducerRecord<byte[], byte[]>... records) {
        try (Wire wire = new Wire(kafka.bootstrapServers())) {
            wire.send(List.of(records));
        }
    }

    private static ProducerRecord<byte[], byte[]> ended(String topic, String id, Instant at) {
        var bare = Wire.record(topic, UUID.randomUUID().toString(),
                MessageCatalog.nameOf(SessionEnded.class), id,
                MessageJson.write(new SessionEnded(id, at)));
        return new ProducerRecord<>(topic, null, at.toEpochMilli(), bare.key(), bare.value(),
                bare.headers());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

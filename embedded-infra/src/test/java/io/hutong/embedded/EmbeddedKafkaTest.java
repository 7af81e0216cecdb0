package io.hutong.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaTest {

    /** Several servers start at once on few cores: slow is not wrong. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void acknowledgedRecordsSurviveAKill() throws Exception {
        try (var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
                var producer = producer(kafka)) {
            kafka.createTopics(1, List.of("orders"));
            producer.send(new ProducerRecord<>("orders", "k", "before")).get();

            kafka.kill();
            assertThat(kafka.alive()).isFalse();
            kafka.restart();
            producer.send(new ProducerRecord<>("orders", "k", "after")).get();

            assertThat(read(kafka, "orders", 2)).containsExactly("before", "after");
        }
    }

    @Test
    void topicsAreCreatedOnceAndNeverByUsingThem() {
        try (var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
                var producer = producer(kafka, Duration.ofSeconds(2))) {
            kafka.createTopics(6, List.of("a", "b"));
            kafka.createTopics(6, List.of("b", "c"));
            var sent = producer.send(new ProducerRecord<>("nobody-made-it", "k", "v"));

            assertThatThrownBy(sent::get).isInstanceOf(ExecutionException.class);
            assertThat(EmbeddedKafka.topics(kafka.bootstrapServers()).names())
                    .containsExactly("a", "b", "c");
        }
    }

    @Test
    void pausedBrokerAcknowledgesAfterResume() throws Exception {
        try (var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
                var producer = producer(kafka)) {
            kafka.createTopics(1, List.of("orders"));
            producer.send(new ProducerRecord<>("orders", "k", "first")).get();

            kafka.pause();
            var waiting = producer.send(new ProducerRecord<>("orders", "k", "second"));
            assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            kafka.resume();

            assertThat(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).offset()).isEqualTo(1);
        }
    }

    @Test
    void classPathKeepsTheBrokersJarsAndLeavesTheApplicationOut() {
        var classPath = KafkaClassPath.from(String.join(File.pathSeparator,
                "/repo/kafka_2.13-4.2.1.jar", "/repo/kafka-clients-9.9.9.jar",
                "/repo/spring-core-7.0.8.jar", "/app/target/classes"));

        assertThat(classPath.split(File.pathSeparator)).containsExactly(
                "/repo/kafka_2.13-4.2.1.jar", "/repo/kafka-clients-9.9.9.jar");
    }

    @Test
    void classPathHasOneOrderWhereverItsJarsStand() {
        var jars = List.of("/repo/kafka-clients-4.2.1.jar", "/repo/kafka_2.13-4.2.1.jar");

        assertThat(KafkaClassPath.from(String.join(File.pathSeparator, jars)))
                .isEqualTo(KafkaClassPath.from(String.join(File.pathSeparator, jars.reversed())));
    }

    @Test
    void classPathWithoutABrokerIsReported() {
        assertThatThrownBy(() -> KafkaClassPath.from("/repo/spring-core-7.0.8.jar"))
                .isInstanceOf(InfraException.class).hasMessageContaining("kafka_2.13");
    }

    private static KafkaProducer<String, String> producer(KafkaServer kafka) {
        return producer(kafka, PATIENCE);
    }

    private static KafkaProducer<String, String> producer(KafkaServer kafka, Duration patience) {
        return new KafkaProducer<>(Map.of("bootstrap.servers", kafka.bootstrapServers(),
                "acks", "all", "max.block.ms",
                patience.toMillis(), "reconnect.backoff.max.ms", "500"),
                new StringSerializer(), new StringSerializer());
    }

    private static List<String> read(KafkaServer kafka, String topic, int count) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            var values = new ArrayList<String>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
            }
            return values;
        }
    }
}

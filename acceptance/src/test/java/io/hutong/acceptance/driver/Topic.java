package io.hutong.acceptance.driver;

import static io.hutong.acceptance.driver.Eventually.eventually;

import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.message.Message;
import io.hutong.kernel.id.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic, read and written as any program with access to the broker could. */
public final class Topic {

    private static final Duration SOON = Duration.ofSeconds(120);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> brokers;
    private final String name;

    public Topic(String brokers, String name) {
        this.brokers = Map.of("bootstrap.servers", brokers);
        this.name = name;
    }

    public void awaitRecord(String key, Class<? extends Message> type) {
        eventually(type.getSimpleName() + " of " + key, SOON,
                () -> find(key, type), Optional::isPresent);
    }

    /** Sends the record once more under a new id, with its deadline an hour ahead. */
    public void replay(String key, Class<? extends Message> type) {
        ConsumerRecord<byte[], byte[]> original = find(key, type).orElseThrow();
        var copy = new ProducerRecord<>(name, original.key(), original.value());
        for (Header header : original.headers()) {
            copy.headers().add(header.key(), switch (header.key()) {
                case "ce_id" -> bytes(UuidV7.next().toString());
                case "ce_deadline" -> bytes(Instant.now().plus(Duration.ofHours(1)).toString());
                case "attempt" -> bytes("9");
                default -> header.value();
            });
        }
        try (var producer = new KafkaProducer<>(
                brokers, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(copy);
        }
    }

    /** Everything in it, keys and headers included, as whoever may read it sees it. */
    public String text() {
        var text = new StringBuilder();
        for (ConsumerRecord<byte[], byte[]> found : all()) {
            text.append(string(found.key())).append(' ').append(string(found.value()));
            found.headers().forEach(header -> text.append(' ').append(string(header.value())));
            text.append('\n');
        }
        return text.toString();
    }

    private static String string(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private Optional<ConsumerRecord<byte[], byte[]>> find(
            String key, Class<? extends Message> type) {
        return all().stream()
                .filter(found -> key.equals(new String(found.key(), StandardCharsets.UTF_8)))
                .filter(found -> MessageCatalog.nameOf(type).equals(
                        new String(found.headers().lastHeader("ce_type").value(),
                                StandardCharsets.UTF_8)))
                .findFirst();
    }

    private List<ConsumerRecord<byte[], byte[]>> all() {
        try (var consumer = new KafkaConsumer<>(
                brokers, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(offset -> offset).sum();
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (found.size() < end) {
                consumer.poll(POLL).forEach(found::add);
            }
            return found;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.hutong.messaging.probe;

import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.OrderReserved;
import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.money.Money;
import io.hutong.messaging.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plain Kafka, as a foreign program would use it. */
public final class Wire implements AutoCloseable {

    private final String brokers;
    private final KafkaProducer<byte[], byte[]> producer;

    public Wire(String brokers) {
        this.brokers = brokers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 5),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A record as the outbox would have sent it. */
    public static ProducerRecord<byte[], byte[]> record(
            String topic, UUID id, String key, long number) {
        return record(topic, id.toString(), MessageCatalog.nameOf(OrderReserved.class), key,
                MessageJson.write(new OrderReserved(key, Money.fen(number))));
    }

    public static ProducerRecord<byte[], byte[]> record(
            String topic, String id, String type, String key, byte[] value) {
        var record = new ProducerRecord<>(topic, bytes(key), value);
        record.headers().add(HeaderNames.ID, bytes(id));
        record.headers().add(HeaderNames.TYPE, bytes(type));
        record.headers().add(HeaderNames.TIME, bytes(Instant.now().toString()));
        return record;
    }

    public static ProducerRecord<byte[], byte[]> record(String topic, String key, long number) {
        return record(topic, UuidV7.next(), key, number);
    }

    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        records.forEach(producer::send);
        producer.flush();
    }

    /** Everything that lies on the topic now, partition by partition. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", brokers),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long left = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(end -> end).sum();
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (found.size() < left) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found::add);
            }
            return found;
        }
    }

    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}

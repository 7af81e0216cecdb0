package io.hutong.cluster.topics;

import io.hutong.contracts.id.UuidV7;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that a service could not process, as it lies on the dead-letter topic.
 *
 * @param id where the record stood: {@code topic/partition/offset}
 */
record DeadLetter(String id, String topic, String reason, ConsumerRecord<byte[], byte[]> found) {

    private static final Set<String> OF_THE_DEAD = Set.of(
            "dead_reason", "dead_topic", "dead_partition", "dead_offset");

    static Optional<DeadLetter> of(ConsumerRecord<byte[], byte[]> found) {
        return RecordText.header(found, "dead_topic").map(topic -> new DeadLetter(
                topic + "/" + RecordText.header(found, "dead_partition").orElse("?")
                        + "/" + RecordText.header(found, "dead_offset").orElse("?"),
                topic, RecordText.header(found, "dead_reason").orElse("?"), found));
    }

    /**
     * The record as it was, for its topic, under an id of its own: the inbox remembers the old one
     * as handled.
     */
    ProducerRecord<byte[], byte[]> again() {
        var record = new ProducerRecord<>(topic, found.key(), found.value());
        found.headers().forEach(header -> {
            if (!OF_THE_DEAD.contains(header.key()) && !header.key().equals("ce_id")) {
                record.headers().add(header);
            }
        });
        var old = RecordText.header(found, "ce_id").orElse("");
        record.headers().add("ce_id", bytes(UuidV7.next().toString()));
        record.headers().add("replay_of", bytes(old));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

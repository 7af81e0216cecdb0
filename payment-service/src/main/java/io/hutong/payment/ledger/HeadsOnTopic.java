package io.hutong.payment.ledger;

import io.hutong.contracts.Topics;
import io.hutong.contracts.ledger.PublishedHeads;
import io.hutong.contracts.message.LedgerSealed;
import io.hutong.messaging.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads back which heads of the ledger were published: a memory that does not go back in time
 * when the database does. It belongs to no group and reads only when it is asked.
 */
@Component
class HeadsOnTopic {

    private static final Logger log = LoggerFactory.getLogger(HeadsOnTopic.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Map<String, Object> client;
    private final Duration within;

    HeadsOnTopic(@Value("${hutong.messaging.brokers}") String brokers, LedgerSettings settings) {
        this.within = settings.headsWithin();
        String millis = Long.toString(within.toMillis());
        this.client = Map.of("bootstrap.servers", brokers,
                "enable.auto.commit", "false", "allow.auto.create.topics", "false",
                "request.timeout.ms", millis, "default.api.timeout.ms", millis);
    }

    /**
     * All that are on the topic now; several questions wait for each other.
     *
     * @return empty when Kafka does not answer in time, which says nothing about the ledger
     */
    synchronized Optional<PublishedHeads> read() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer);
        } catch (KafkaException e) {
            log.warn("the published heads of the ledger cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    private Optional<PublishedHeads> read(KafkaConsumer<byte[], byte[]> consumer) {
        long until = System.nanoTime() + within.toNanos();
        TopicPartition home = home(consumer);
        consumer.assign(List.of(home));
        consumer.seekToBeginning(List.of(home));
        long end = consumer.endOffsets(List.of(home)).getOrDefault(home, 0L);
        PublishedHeads heads = new PublishedHeads();
        while (consumer.position(home) < end) {
            if (System.nanoTime() > until) {
                log.warn("the published heads of the ledger were not read within {}", within);
                return Optional.empty();
            }
            consumer.poll(POLL).forEach(record -> sealed(record).ifPresent(heads::add));
        }
        return Optional.of(heads);
    }

    /** All heads have one key, and so one partition. */
    private static TopicPartition home(KafkaConsumer<byte[], byte[]> consumer) {
        int partitions = consumer.partitionsFor(Topics.PAYMENT_EVENTS).size();
        return new TopicPartition(Topics.PAYMENT_EVENTS, BuiltInPartitioner.partitionForKey(
                LedgerSealed.KEY.getBytes(StandardCharsets.UTF_8), partitions));
    }

    private static Optional<LedgerSealed> sealed(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader(HeaderNames.TYPE);
        return PublishedHeads.sealed(type == null ? null : type.value(), record.value());
    }
}

package io.hutong.cluster.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics without belonging to a group, so that it disturbs nobody. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(250);

    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicReader(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers,
                "enable.auto.commit", "false", "isolation.level", "read_committed",
                "allow.auto.create.topics", "false", "default.api.timeout.ms", "10000"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Number of records per topic that are on it now. */
    Map<String, Long> counts(Collection<String> topics) {
        var partitions = partitions(topics);
        var begin = consumer.beginningOffsets(partitions);
        var end = consumer.endOffsets(partitions);
        return partitions.stream().collect(Collectors.groupingBy(TopicPartition::topic,
                Collectors.summingLong(p -> end.getOrDefault(p, 0L) - begin.getOrDefault(p, 0L))));
    }

    /** Hands over everything that is on the topic now, each partition in its order. */
    public void each(String topic, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        var partitions = partitions(List.of(topic));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var end = consumer.endOffsets(partitions);
        while (isBefore(end)) {
            consumer.poll(POLL).forEach(sink);
        }
    }

    /** Everything that is on the topics now and that {@code wanted} accepts. */
    List<ConsumerRecord<byte[], byte[]>> all(Collection<String> topics,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        var partitions = partitions(topics);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var end = consumer.endOffsets(partitions);
        return upTo(end).stream().filter(wanted).toList();
    }

    /**
     * Hands over what arrives from now on, until the process ends.
     *
     * @param last how many earlier records come first, in the order of their times
     */
    void tail(String topic, int last, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        var partitions = partitions(List.of(topic));
        consumer.assign(partitions);
        var begin = consumer.beginningOffsets(partitions);
        var end = consumer.endOffsets(partitions);
        end.forEach((partition, offset) -> consumer.seek(partition,
                Math.max(begin.getOrDefault(partition, 0L), offset - last)));
        var earlier = upTo(end);
        earlier.stream().sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
                .skip(Math.max(0, earlier.size() - last)).forEach(sink);
        end.forEach(consumer::seek);
        while (!Thread.currentThread().isInterrupted()) {
            consumer.poll(POLL).forEach(sink);
        }
    }

    /** What lies between the present positions and these ends. */
    private List<ConsumerRecord<byte[], byte[]>> upTo(Map<TopicPartition, Long> end) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        while (isBefore(end)) {
            consumer.poll(POLL).forEach(found::add);
        }
        found.removeIf(
                one -> one.offset() >= end.getOrDefault(
                        new TopicPartition(one.topic(), one.partition()), 0L));
        return found;
    }

    private boolean isBefore(Map<TopicPartition, Long> end) {
        return end.entrySet().stream()
                .anyMatch(one -> consumer.position(one.getKey()) < one.getValue());
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        return topics.stream().flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}

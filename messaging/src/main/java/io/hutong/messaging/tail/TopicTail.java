package io.hutong.messaging.tail;

import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.messaging.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;

/**
 * Reads a topic on every instance: no group, no inbox, so it is for facts that may be heard twice
 * and that every instance keeps in memory. It begins as far back as such a fact is of interest and
 * says again and again up to when everything has been heard, which no mere silence would tell.
 */
public final class TopicTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ASK_END_EVERY = Duration.ofSeconds(1);
    private static final Duration PARTITIONS_KNOWN_FOR = Duration.ofSeconds(10);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);
    private static final int RECONNECT_AT_LEAST_EVERY_MILLIS = 1_000;

    private final Map<String, Object> settings;
    private final String topic;
    private final Duration back;
    private final TailListener listener;
    private final InstantSource clock;
    private volatile boolean running;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;
    private boolean failing;

    /**
     * @param brokers Kafka's bootstrap servers
     * @param back    records that are older are not of interest
     */
    public TopicTail(String brokers, String topic, Duration back, TailListener listener,
            InstantSource clock) {
        this.settings = Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest",
                "enable.auto.commit", "false", "allow.auto.create.topics", "false",
                "reconnect.backoff.max.ms", RECONNECT_AT_LEAST_EVERY_MILLIS,
                "metadata.max.age.ms", Math.toIntExact(PARTITIONS_KNOWN_FOR.toMillis()),
                "default.api.timeout.ms", Math.toIntExact(ANSWER_WITHIN.toMillis()),
                "request.timeout.ms", Math.toIntExact(ANSWER_WITHIN.toMillis()));
        this.topic = topic;
        this.back = back;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("tail-" + topic).start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        KafkaConsumer<byte[], byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        try {
            if (thread != null) {
                thread.join(STOPS_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (KafkaConsumer<byte[], byte[]> opened = new KafkaConsumer<>(
                    settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (RuntimeException e) {
                // whatever it was, an instance that hears nothing any more would never notice
                sayOnce(e);
                LockSupport.parkNanos(REST.toNanos());
            } finally {
                consumer = null;
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> opened) {
        List<TopicPartition> all = partitions(opened);
        opened.assign(all);
        goBack(opened, all);
        Instant askAt = Instant.MIN;
        @Nullable
        Ends ends = null;
        while (running) {
            Instant now = clock.instant();
            if (ends == null && !now.isBefore(askAt)) {
                askAt = now.plus(ASK_END_EVERY);
                ends = ends(opened, all, now);
            }
            if (ends != null && ends.areReadBy(opened)) {
                listener.complete(ends.asOf());
                ends = null;
            }
            opened.poll(POLL).forEach(this::pass);
        }
    }

    /** Where the topic ended. They are aimed at until they are read, however fast it grows. */
    private record Ends(Instant asOf, Map<TopicPartition, Long> offsets) {

        boolean areReadBy(KafkaConsumer<byte[], byte[]> opened) {
            return offsets.entrySet().stream()
                    .allMatch(end -> opened.position(end.getKey()) >= end.getValue());
        }
    }

    /** The broker knows how many there are: what is in one that nobody reads is not heard. */
    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> opened) {
        List<TopicPartition> all = opened.partitionsFor(topic).stream()
                .map(one -> new TopicPartition(topic, one.partition())).toList();
        if (all.isEmpty()) {
            throw new UnknownTopicOrPartitionException("there is no topic " + topic);
        }
        return all;
    }

    /** What is older than is of interest is skipped by the broker's index of times. */
    private void goBack(KafkaConsumer<byte[], byte[]> opened, List<TopicPartition> all) {
        Map<TopicPartition, Long> from = new HashMap<>();
        all.forEach(one -> from.put(one, clock.instant().minus(back).toEpochMilli()));
        Map<TopicPartition, Long> ends = opened.endOffsets(all);
        Map<TopicPartition, OffsetAndTimestamp> recent = opened.offsetsForTimes(from);
        ends.forEach((one, end) -> {
            OffsetAndTimestamp found = recent.get(one);
            opened.seek(one, found == null ? end : found.offset());
        });
    }

    private Ends ends(
            KafkaConsumer<byte[], byte[]> opened, List<TopicPartition> all, Instant now) {
        if (partitions(opened).size() != all.size()) {
            throw new KafkaException(topic + " has another number of partitions than before");
        }
        Ends ends = new Ends(now, opened.endOffsets(all));
        failing = false;
        return ends;
    }

    private void pass(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader(HeaderNames.TYPE);
        if (type == null || type.value() == null || record.value() == null) {
            return;
        }
        try {
            MessageCatalog.typeOf(new String(type.value(), StandardCharsets.UTF_8))
                    .map(known -> MessageJson.read(record.value(), known))
                    .ifPresent(listener::heard);
        } catch (JacksonException | IllegalArgumentException e) {
            log.warn("record {} of {}-{} cannot be read: {}", record.offset(), record.topic(),
                    record.partition(), e.getClass().getSimpleName());
        }
    }

    private void sayOnce(RuntimeException e) {
        if (!failing && running) {
            log.warn("{} cannot be read and is tried again: {}", topic, e.toString());
        }
        failing = true;
    }
}

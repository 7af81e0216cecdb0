package io.hutong.messaging.progress;

import io.hutong.messaging.ReadProgress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the group's committed offsets with the ends of the partitions. Both come from the
 * broker, so any instance can tell, whichever of them owns the partition.
 */
final class KafkaReadProgress implements ReadProgress, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaReadProgress.class);
    private static final Duration LOOKS_AT_MOST_EVERY = Duration.ofMillis(250);
    private static final int ANSWER_WITHIN_MILLIS = 2_000;

    /** Deadlines come from the database's clock, marks from ours: how far apart they may be. */
    private static final Duration CLOCKS_DIFFER_AT_MOST = Duration.ofSeconds(1);

    private final String brokers;
    private final String group;
    private final Clock clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<TopicPartition, Watermark> marks = new HashMap<>();
    private final Map<String, Instant> lookedAt = new HashMap<>();
    private @Nullable Admin admin;

    KafkaReadProgress(String brokers, String group, Clock clock) {
        this.brokers = brokers;
        this.group = group;
        this.clock = clock;
    }

    @Override
    public synchronized boolean isPast(String topic, String key, Instant instant) {
        if (!passed(topic, key, instant)) {
            look(topic);
        }
        return passed(topic, key, instant);
    }

    private boolean passed(String topic, String key, Instant instant) {
        Integer count = counts.get(topic);
        if (count == null) {
            return false;
        }
        int partition = BuiltInPartitioner.partitionForKey(
                key.getBytes(StandardCharsets.UTF_8), count);
        return marks.getOrDefault(new TopicPartition(topic, partition), Watermark.NONE).passed()
                .isAfter(instant.plus(CLOCKS_DIFFER_AT_MOST));
    }

    private void look(String topic) {
        Instant now = clock.instant();
        if (lookedAt.getOrDefault(topic, Instant.MIN).isAfter(now.minus(LOOKS_AT_MOST_EVERY))) {
            return;
        }
        lookedAt.put(topic, now);
        try {
            observe(topic, now);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.warn("Deadlines wait: it is not known how far {} has been read: {}",
                    topic, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void observe(String topic, Instant now)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<TopicPartition> all = partitionsOf(topic);
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        all.forEach(one -> latest.put(one, OffsetSpec.latest()));
        var ends = admin().listOffsets(latest).all()
                .get(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
        Map<TopicPartition, OffsetAndMetadata> committed = admin()
                .listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()
                .get(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
        ends.forEach((one, end) -> {
            OffsetAndMetadata position = committed.get(one);
            marks.put(one, marks.getOrDefault(one, Watermark.NONE).observe(
                    end.offset(), position == null ? 0 : position.offset(), now));
        });
    }

    /** The broker knows; with another number than before a key's earlier records lie elsewhere. */
    private List<TopicPartition> partitionsOf(String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<TopicPartition> all = new ArrayList<>();
        admin().describeTopics(List.of(topic)).allTopicNames()
                .get(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
                .forEach((name, described) -> described.partitions()
                        .forEach(one -> all.add(new TopicPartition(name, one.partition()))));
        Integer before = counts.put(topic, all.size());
        if (before != null && before != all.size()) {
            log.warn("{} has {} partitions, and had {}: what was read is unknown",
                    topic, all.size(), before);
            marks.keySet().removeIf(one -> one.topic().equals(topic));
        }
        return all;
    }

    private Admin admin() {
        if (admin == null) {
            Properties settings = new Properties();
            settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MILLIS);
            admin = Admin.create(settings);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofMillis(ANSWER_WITHIN_MILLIS));
        }
    }
}

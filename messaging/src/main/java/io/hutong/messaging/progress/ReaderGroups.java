package io.hutong.messaging.progress;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Asks the broker for ends, committed offsets and owners of partitions. */
final class ReaderGroups implements AutoCloseable {

    private static final int ANSWER_WITHIN_MILLIS = 2_000;

    private final String brokers;
    private final Map<String, String> groupOf;
    private @Nullable Admin admin;

    /** @param groupOf the group that reads a topic, by topic */
    ReaderGroups(String brokers, Map<String, String> groupOf) {
        this.brokers = brokers;
        this.groupOf = Map.copyOf(groupOf);
    }

    /** A partition and how far its group is. */
    record Found(long end, long committed, boolean attended) {
    }

    /** Every partition of every topic. A group without offsets has read nothing. */
    Map<TopicPartition, Found> ask()
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> ends = ends();
        Map<TopicPartition, Found> found = new HashMap<>();
        for (String group : Set.copyOf(groupOf.values())) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    get(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            Set<TopicPartition> owned = ownedBy(group);
            ends.forEach((partition, end) -> {
                if (group.equals(groupOf.get(partition.topic()))) {
                    OffsetAndMetadata at = committed.get(partition);
                    found.put(partition, new Found(
                            end, at == null ? 0 : at.offset(), owned.contains(partition)));
                }
            });
        }
        return found;
    }

    private Map<TopicPartition, Long> ends()
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        get(admin().describeTopics(groupOf.keySet()).allTopicNames())
                .forEach((topic, all) -> all.partitions().forEach(one -> latest.put(
                        new TopicPartition(topic, one.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin().listOffsets(latest).all()).forEach(
                (partition, offset) -> ends.put(partition, offset.offset()));
        return ends;
    }

    /** What its members own; nothing while they are being told who owns what. */
    private Set<TopicPartition> ownedBy(String group)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            ConsumerGroupDescription all = get(Objects.requireNonNull(
                    admin().describeConsumerGroups(Set.of(group)).describedGroups().get(group)));
            Set<TopicPartition> owned = new HashSet<>();
            if (all.groupState() == GroupState.STABLE) {
                all.members().forEach(
                        member -> owned.addAll(member.assignment().topicPartitions()));
            }
            return owned;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw e;
        }
    }

    private static <T> T get(KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
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
    public void close() {
        if (admin != null) {
            admin.close(Duration.ofMillis(ANSWER_WITHIN_MILLIS));
        }
    }
}

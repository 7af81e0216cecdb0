package io.hutong.messaging.progress;

import io.hutong.messaging.ReaderProgress;
import io.hutong.messaging.outbox.UnsentMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the groups that read what this service sends. What is still in the outbox is unread;
 * so is everything where the broker does not say otherwise.
 */
final class KafkaReaderProgress implements ReaderProgress, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaReaderProgress.class);
    private static final Duration LOOKS_AT_MOST_EVERY = Duration.ofSeconds(1);

    private final ReaderGroups groups;
    private final UnsentMessages unsent;
    private final InstantSource clock;
    private final boolean anybody;
    private final Map<TopicPartition, Attendance> partitions = new HashMap<>();
    private Instant lookedAt = Instant.MIN;
    private boolean failing;

    KafkaReaderProgress(String brokers, Map<String, String> groupOf, UnsentMessages unsent,
            InstantSource clock) {
        this.groups = new ReaderGroups(brokers, groupOf);
        this.unsent = unsent;
        this.clock = clock;
        this.anybody = !groupOf.isEmpty();
    }

    @Override
    public synchronized void look() {
        Instant now = clock.instant();
        if (!anybody || lookedAt.isAfter(now.minus(LOOKS_AT_MOST_EVERY))) {
            return;
        }
        lookedAt = now;
        try {
            observe();
            failing = false;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            if (!failing) {
                log.warn("Deadlines wait: it is not known what the others have read: {}",
                        e.toString());
            }
            failing = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void observe() throws ExecutionException, InterruptedException, TimeoutException {
        // In this order: what is not unsent any more lies before the ends that are asked for then
        Instant sentBefore = unsent.allBefore();
        Map<TopicPartition, ReaderGroups.Found> found = groups.ask();
        Instant at = clock.instant();
        forgetWhereKeysHaveMoved(found.keySet());
        found.forEach((partition, one) -> partitions
                .computeIfAbsent(partition, _ -> new Attendance()).observe(
                        new Attendance.Look(at, sentBefore, one.end(), one.committed(),
                                one.attended())));
    }

    /** With another number of partitions a key's earlier commands lie elsewhere than its later. */
    private void forgetWhereKeysHaveMoved(Set<TopicPartition> now) {
        if (!partitions.isEmpty() && !partitions.keySet().equals(now)) {
            log.warn("The topics have other partitions than before: what was read is unknown");
            partitions.clear();
        }
    }

    @Override
    public synchronized List<Heard> heard(List<Sent> commands) {
        if (commands.isEmpty()) {
            return List.of();
        }
        Set<UnsentMessages.Key> waiting = unsent.among(commands.stream()
                .map(one -> new UnsentMessages.Key(one.topic(), one.key())).toList());
        Instant now = clock.instant();
        return commands.stream().map(one -> waiting.contains(
                new UnsentMessages.Key(one.topic(), one.key()))
                        ? Heard.UNHEARD : heard(one, now))
                .toList();
    }

    private Heard heard(Sent command, Instant now) {
        int count = (int) partitions.keySet().stream()
                .filter(one -> one.topic().equals(command.topic())).count();
        if (count == 0) {
            return Heard.UNKNOWN;
        }
        int partition = BuiltInPartitioner.partitionForKey(
                command.key().getBytes(StandardCharsets.UTF_8), count);
        Attendance home = partitions.get(new TopicPartition(command.topic(), partition));
        return home == null ? Heard.UNKNOWN : home.heard(command, now);
    }

    @Override
    public synchronized void close() {
        groups.close();
    }
}

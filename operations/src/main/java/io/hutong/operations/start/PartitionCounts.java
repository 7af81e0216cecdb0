package io.hutong.operations.start;

import io.hutong.operations.settings.MisconfiguredException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Refuses to start where a topic has another number of partitions than it had at the first start.
 * While the service runs a change is noticed by who watches deadlines; this is for one that came
 * while it did not.
 */
final class PartitionCounts implements SmartLifecycle {

    private static final int ANSWER_MILLIS = 5_000;
    private static final String NOTE = "insert into topic_partitions (topic, partitions)"
            + " values (?, ?) on conflict (topic) do nothing";
    private static final String NOTED =
            "select partitions from topic_partitions where topic = ?";

    private final String brokers;
    private final Set<String> topics;
    private final JdbcTemplate jdbc;
    private volatile boolean running;

    /** @param topics that are read, or whose reading is watched */
    PartitionCounts(String brokers, Set<String> topics, JdbcTemplate jdbc) {
        this.brokers = brokers;
        this.topics = Set.copyOf(topics);
        this.jdbc = jdbc;
    }

    /** @throws MisconfiguredException with a sentence, where a number differs */
    @Override
    public void start() {
        try {
            found().forEach(this::insistOn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
        running = true;
    }

    private void insistOn(String topic, int found) {
        jdbc.update(NOTE, topic, found);
        Integer noted = jdbc.queryForObject(NOTED, Integer.class, topic);
        if (noted != null && noted != found) {
            throw new MisconfiguredException("Topic " + topic + " has " + found + " partitions and"
                    + " had " + noted + " when this service first started, so that a key's later"
                    + " messages lie elsewhere than its earlier ones; make the topic anew with "
                    + noted + ", or, once nothing is under way, delete its row from the table"
                    + " topic_partitions and start again.");
        }
    }

    /** A topic that is not there has no number yet. */
    private Map<String, Integer> found() throws InterruptedException {
        Map<String, Integer> found = new TreeMap<>();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS))) {
            for (var asked : admin.describeTopics(topics).topicNameValues().entrySet()) {
                try {
                    found.put(asked.getKey(), asked.getValue()
                            .get(ANSWER_MILLIS, TimeUnit.MILLISECONDS).partitions().size());
                } catch (ExecutionException e) {
                    requireUnknownTopic(e);
                }
            }
        } catch (TimeoutException | KafkaException e) {
            throw away(e);
        }
        return found;
    }

    private static void requireUnknownTopic(ExecutionException failure) {
        if (!(failure.getCause() instanceof UnknownTopicOrPartitionException)) {
            throw away(failure);
        }
    }

    /** It was there a moment ago: the start begins anew and waits for it. */
    private static UncheckedIOException away(Exception failure) {
        SocketTimeoutException silent = new SocketTimeoutException(
                "Kafka does not tell how many partitions its topics have");
        silent.initCause(failure);
        return new UncheckedIOException(silent);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the instance's lock, and before anything reads. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}

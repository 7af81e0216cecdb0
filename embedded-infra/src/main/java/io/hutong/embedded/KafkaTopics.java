package io.hutong.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of one broker. */
public final class KafkaTopics {

    private static final int ATTEMPT_MILLIS = 5_000;
    private static final Duration CREATE_LIMIT = Duration.ofSeconds(60);
    private static final int CONNECT_MILLIS = 250;

    private final String bootstrapServers;

    KafkaTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Whether a broker answers now. */
    public boolean answer() {
        if (!portIsOpen()) {
            return false;
        }
        try (var admin = admin()) {
            return !admin.describeCluster().nodes().get(ATTEMPT_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Names of all topics but Kafka's own. */
    public Collection<String> names() {
        try (var admin = admin()) {
            return new TreeSet<>(await(() -> admin.listTopics().names().get()));
        }
    }

    /** Creates those that do not exist; returns when every partition has a leader. */
    public void create(int partitions, Collection<String> names) {
        try (var admin = admin()) {
            names.forEach(name -> createOne(admin, new NewTopic(name, partitions, (short) 1)));
            long deadline = System.nanoTime() + CREATE_LIMIT.toNanos();
            while (!allLed(admin, names)) {
                if (System.nanoTime() > deadline) {
                    throw new InfraException("topics without a leader after "
                            + CREATE_LIMIT.toSeconds() + " s: " + names);
                }
                ChildProcess.pauseFor(Duration.ofMillis(50));
            }
        }
    }

    /** From now on what is older goes, some time later; also of a topic that was there before. */
    public void keep(String topic, Duration time) {
        String millis = Long.toString(time.toMillis());
        try (var admin = admin()) {
            await(() -> Optional.ofNullable(admin.incrementalAlterConfigs(Map.of(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic),
                    List.of(set(TopicConfig.RETENTION_MS_CONFIG, millis),
                            set(TopicConfig.SEGMENT_MS_CONFIG, millis))))
                    .all().get()));
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static void createOne(Admin admin, NewTopic topic) {
        var created = admin.createTopics(List.of(topic)).all();
        await(() -> {
            try {
                return Optional.ofNullable(created.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicExistsException) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private static boolean allLed(Admin admin, Collection<String> names) {
        return await(() -> {
            try {
                return admin.describeTopics(names).allTopicNames().get().values().stream()
                        .flatMap(topic -> topic.partitions().stream())
                        .allMatch(partition -> partition.leader() != null);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    return false;
                }
                throw e;
            }
        });
    }

    private boolean portIsOpen() {
        var parts = bootstrapServers.split(":");
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])),
                    CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ATTEMPT_MILLIS,
                AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, 50));
    }

    private static <T> T await(Call<T> call) {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new InfraException("Kafka refused: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("interrupted while Kafka worked", e);
        }
    }

    private interface Call<T> {
        T get() throws ExecutionException, InterruptedException;
    }
}

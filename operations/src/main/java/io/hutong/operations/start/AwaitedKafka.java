package io.hutong.operations.start;

import io.hutong.operations.server.KafkaHandshake;
import io.hutong.operations.settings.MisconfiguredException;
import io.hutong.operations.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A broker that answers, and the topics that the service reads. */
final class AwaitedKafka implements AwaitedServer {

    private static final String BROKERS = "hutong.messaging.brokers";
    private static final int CLOSE_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 2_000;

    private final Settings settings;
    private final Set<String> topics;

    AwaitedKafka(Settings settings, Set<String> topics) {
        this.settings = settings;
        this.topics = topics;
    }

    @Override
    public String name() {
        return "kafka";
    }

    /** By hand first: Kafka's client would complain in the log at every try, and worse. */
    @Override
    public Look look() throws InterruptedException {
        Set<KafkaHandshake.Answer> answers =
                KafkaHandshake.ofAll(String.valueOf(settings.value(BROKERS)));
        if (answers.isEmpty()) {
            return new Look.NameUnknown(where() + " has a host that is not known", "No host of "
                    + settings.variableOf(BROKERS) + ", " + settings.value(BROKERS)
                    + ", is known; correct the name, or make it known.");
        }
        if (answers.contains(KafkaHandshake.Answer.KAFKA)) {
            return ask();
        }
        if (answers.contains(KafkaHandshake.Answer.SOMETHING_ELSE)) {
            throw new MisconfiguredException(settings.variableOf(BROKERS) + " is "
                    + settings.value(BROKERS) + ", where something answers that is not Kafka;"
                    + " correct it.");
        }
        return new Look.NotYet("unreachable", where() + " refuses connections or is silent");
    }

    private Look ask() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, String.valueOf(
                        settings.value(BROKERS)),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS))) {
            admin.describeTopics(topics).allTopicNames()
                    .get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            admin.close(Duration.ofMillis(CLOSE_MILLIS));
            return new Look.Answers();
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException
                    ? new Look.NotYet("without topics",
                            where() + " does not have all of the topics "
                                    + topics.stream().sorted().collect(Collectors.joining(", ")))
                    : silent();
        } catch (TimeoutException | KafkaException e) {
            return silent();
        }
    }

    private Look silent() {
        return new Look.NotYet("silent", where() + " accepts connections and does not answer as"
                + " Kafka does");
    }

    private String where() {
        return "Kafka at " + settings.value(BROKERS) + " (" + settings.variableOf(BROKERS) + ")";
    }
}

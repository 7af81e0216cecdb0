package io.hutong.messaging.probe;

import io.hutong.contracts.Topics;
import io.hutong.embedded.KafkaServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where a probe reads and writes. */
public record ProbeSettings(
        String jdbcUrl, String brokers, String topic, String instance, List<String> more) {

    /** Creates the topic and its dead letters. */
    public static ProbeSettings on(String jdbcUrl, KafkaServer kafka, String topic) {
        kafka.createTopics(Topics.PARTITIONS, List.of(topic, Topics.deadLetters(topic)));
        return new ProbeSettings(
                jdbcUrl, kafka.bootstrapServers(), topic, "probe-1", List.of());
    }

    public ProbeSettings as(String instance, String... more) {
        return new ProbeSettings(jdbcUrl, brokers, topic, instance, Arrays.asList(more));
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.config.import=classpath:messaging-defaults.yml",
                "--spring.main.banner-mode=off",
                // the probe's kind of context; that of the services is in messaging-defaults.yml
                "--logging.level.org.springframework.context.annotation"
                        + ".AnnotationConfigApplicationContext=error",
                "--spring.datasource.url=" + jdbcUrl,
                "--spring.datasource.hikari.connection-timeout=2000",
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--spring.flyway.locations=classpath:db/messaging,"
                        + "classpath:db/dead-letter-desk,classpath:db/probe",
                "--hutong.messaging.source=/hutong/probe",
                "--hutong.messaging.brokers=" + brokers,
                "--hutong.messaging.group=" + group(),
                "--hutong.messaging.instance=" + instance,
                "--spring.cloud.function.definition=probe;deadLetters",
                "--spring.cloud.stream.bindings.deadLetters-in-0.destination="
                        + Topics.deadLetters(topic),
                "--spring.cloud.stream.bindings.deadLetters-in-0.group="
                        + group() + "-dead-letters",
                "--spring.cloud.stream.bindings.probe-in-0.destination=" + topic,
                "--spring.cloud.stream.bindings.probe-in-0.group=" + group()));
        arguments.addAll(more);
        return arguments;
    }

    // A group per topic: the static members of a closed probe hold up the rebalance of their group
    // until their session ends.
    private String group() {
        return "group." + topic;
    }
}

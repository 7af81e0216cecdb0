package io.hutong.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A formatted log directory with its configuration files, and the command that serves it. */
record KafkaHome(Path directory, EmbeddedKafkaConfig config) {

    private static final String CLUSTER_ID = "aHV0b25nLWxvY2FsLWtmaw";

    /** One small node; a broker that was killed is let in again after three seconds, not nine. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("inter.broker.listener.name", "CLIENT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
            Map.entry("log.cleaner.threads", "1"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"));

    private static final String LOGBACK = """
            <configuration>
              <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{ISO8601} %-5level %logger{30} - %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="console"/></root>
            </configuration>
            """;

    /** Everything up to the start itself: files written, log directory formatted on first use. */
    ChildPlan plan(int port, int controllerPort) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("logback.xml"), LOGBACK);
            Files.write(properties(), lines(port, controllerPort));
            if (!Files.exists(data().resolve("meta.properties"))) {
                Commands.run(java("kafka.tools.StorageTool", "format", "-t", CLUSTER_ID,
                        "-c", properties().toString()), Map.of());
            }
            return new ChildPlan(forItsLife(java("kafka.Kafka", properties().toString())),
                    Map.of(), directory, log());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the directory " + directory, e);
        }
    }

    Path log() {
        return directory.resolve("kafka.log");
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path properties() {
        return directory.resolve("server.properties");
    }

    private List<String> lines(int port, int controllerPort) {
        var effective = new TreeMap<>(SETTINGS);
        effective.put("log.dirs", data().toString());
        effective.put("listeners", "CLIENT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:"
                + controllerPort);
        effective.put("advertised.listeners", "CLIENT://127.0.0.1:" + port);
        effective.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        effective.putAll(config.settings());
        return effective.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    }

    /** A kept broker keeps its loaded classes too, and starts faster from its second start on. */
    private List<String> forItsLife(List<String> java) {
        if (config.home().isEmpty()) {
            return java;
        }
        var command = new ArrayList<>(java);
        command.addAll(1, List.of("-XX:+AutoCreateSharedArchive", "-Xlog:cds*=off",
                "-XX:SharedArchiveFile=" + directory.resolve("classes.jsa")));
        return command;
    }

    /** C1 only: embedded brokers seldom live until the optimising compiler has paid for itself. */
    private List<String> java(String mainClass, String... arguments) {
        var classPath = config.libraries().map(KafkaClassPath::in)
                .orElseGet(KafkaClassPath::ofThisJvm);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms48m", "-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Xshare:auto", "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                "-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return command;
    }
}

package io.hutong.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.metadata.storage.Formatter;

/** A formatted log directory with its configuration files, and the command that serves it. */
record KafkaHome(Path directory, EmbeddedKafkaConfig config) {

    private static final String CLUSTER_ID = "aHV0b25nLWxvY2FsLWtmaw";
    private static final int NODE_ID = 1;
    private static final AtomicBoolean WRITES_ARCHIVE = new AtomicBoolean();
    private static final String CONTROLLER = "CONTROLLER";

    /** One small node; a broker that was killed is let in again after three seconds, not nine. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE_ID)),
            Map.entry("controller.listener.names", CONTROLLER),
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
                format();
            }
            return new ChildPlan(forItsLife(java("kafka.Kafka", properties().toString())),
                    Map.of(), directory, log());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the directory " + directory, e);
        }
    }

    /** As {@code kafka-storage.sh format} does, without a JVM of its own for three small files. */
    private void format() throws IOException {
        try {
            new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setClusterId(CLUSTER_ID).setNodeId(NODE_ID)
                    .setControllerListenerName(CONTROLLER)
                    .addDirectory(data().toString())
                    .setMetadataLogDirectory(data().toString()).run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new InfraException("cannot format " + data() + " for Kafka: " + e, e);
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

    /**
     * Loaded classes are kept at an orderly end, and later starts need half the CPU: a kept broker
     * keeps them with its data, temporary ones share them. The JVM itself notices when they do not
     * fit, or when another broker is just writing them.
     */
    private List<String> forItsLife(List<String> java) {
        var archive = config.home().isPresent() ? directory.resolve("classes.jsa")
                : PostgresBinaries.defaultCache().resolve("kafka-" + fingerprint() + ".jsa");
        // One that writes the archive is enough: that takes seconds at its end
        if (config.home().isEmpty() && !Files.exists(archive)
                && !WRITES_ARCHIVE.compareAndSet(false, true)) {
            return java;
        }
        var command = new ArrayList<>(java);
        command.addAll(1, List.of("-XX:+AutoCreateSharedArchive", "-Xlog:cds*=off",
                "-XX:SharedArchiveFile=" + archive));
        return command;
    }

    /** Of what an archive is good for: this JVM and this class path. */
    private String fingerprint() {
        return HexFormat.of().toHexDigits(
                (System.getProperty("java.vm.version") + classPath()).hashCode());
    }

    /** C1 only: embedded brokers seldom live until the optimising compiler has paid for itself. */
    private List<String> java(String mainClass, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms48m", "-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Xshare:auto", "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                "-cp", classPath(), mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private String classPath() {
        return config.libraries().map(KafkaClassPath::in).orElseGet(KafkaClassPath::ofThisJvm);
    }
}

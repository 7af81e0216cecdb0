package io.hutong.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;

/** A Kafka 4.2 broker that is its own controller, as a child process. */
public final class EmbeddedKafka implements KafkaServer {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final EmbeddedKafkaConfig config;
    private final Path directory;
    private final int port;
    private final int controllerPort;
    private ChildProcess process;

    private EmbeddedKafka(EmbeddedKafkaConfig config) {
        this.config = config;
        this.port = config.port() == 0 ? FreePorts.next() : config.port();
        this.controllerPort = config.controllerPort() == 0
                ? FreePorts.next() : config.controllerPort();
        FreePorts.insistOn(port, "Kafka");
        this.directory = Directories.keptOrTemporary(config.home(), "kafka");
        this.process = launch();
    }

    /** Starts the broker, formatting its directory on first use, and waits until it answers. */
    public static EmbeddedKafka start(EmbeddedKafkaConfig config) {
        return new EmbeddedKafka(config);
    }

    /**
     * Prepares a kept broker's directory and says how to start it, for callers whose broker
     * outlives them. It shuts down in order on the signal {@code TERM}.
     */
    public static ChildPlan plan(EmbeddedKafkaConfig config) {
        var directory = Directories.keptOrTemporary(config.home(), "kafka");
        return new KafkaHome(directory, config).plan(config.port(), config.controllerPort());
    }

    /** The topics of a broker that someone else has started. */
    public static KafkaTopics topics(String bootstrapServers) {
        return new KafkaTopics(bootstrapServers);
    }

    private ChildProcess launch() {
        var plan = new KafkaHome(directory, config).plan(port, controllerPort);
        var temporary = config.home().isPresent() ? "" : directory.toString();
        var started = ChildProcess.start(plan, temporary);
        started.awaitReady("Kafka", START_LIMIT, topics(bootstrapServers())::answer);
        return started;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void createTopics(int partitions, Collection<String> names) {
        topics(bootstrapServers()).create(partitions, names);
    }

    @Override
    public int port() {
        return port;
    }

    /** Process id of the broker. */
    public long pid() {
        return process.pid();
    }

    /** File that the broker writes its log to. */
    public Path log() {
        return new KafkaHome(directory, config).log();
    }

    @Override
    public boolean alive() {
        return process.alive();
    }

    @Override
    public void stop() {
        process.stop("TERM");
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void pause() {
        process.pause();
    }

    @Override
    public void resume() {
        process.resume();
    }

    @Override
    public void restart() {
        stop();
        FreePorts.insistOn(port, "Kafka");
        process = launch();
    }

    @Override
    public void close() {
        stop();
        if (config.home().isEmpty()) {
            Directories.delete(directory);
        }
    }
}

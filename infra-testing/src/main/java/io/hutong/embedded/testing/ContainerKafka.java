package io.hutong.embedded.testing;

import io.hutong.embedded.EmbeddedKafka;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.KafkaTopics;
import java.util.Collection;
import org.testcontainers.kafka.KafkaContainer;

/** Kafka in Docker, by Testcontainers. */
final class ContainerKafka implements KafkaServer {

    private static final String IMAGE = "apache/kafka:4.2.1";
    private static final int CLIENT_PORT = 9092;

    private final ServerContainer server;
    private final KafkaTopics topics;

    ContainerKafka() {
        int port = ServerContainer.freePort();
        this.topics = EmbeddedKafka.topics("127.0.0.1:" + port);
        this.server = new ServerContainer(container(port), port, topics::answer);
    }

    private static KafkaContainer container(int port) {
        return new KafkaContainer(IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_BROKER_SESSION_TIMEOUT_MS", "3000")
                .withEnv("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500")
                .withCreateContainerCmdModifier(ServerContainer.publish(CLIENT_PORT, port));
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + server.port();
    }

    @Override
    public void createTopics(int partitions, Collection<String> names) {
        topics.create(partitions, names);
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public boolean alive() {
        return server.alive();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void pause() {
        server.pause();
    }

    @Override
    public void resume() {
        server.resume();
    }

    @Override
    public void restart() {
        server.restart();
    }

    @Override
    public void close() {
        server.close();
    }
}

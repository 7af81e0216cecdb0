package io.hutong.embedded.testing;

import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.PostgresServer;

/** Keeps Testcontainers' classes out of the way of those who do not use them. */
final class Containers {

    private Containers() {
    }

    static PostgresServer postgres() {
        return new ContainerPostgres();
    }

    static KafkaServer kafka() {
        return new ContainerKafka();
    }
}

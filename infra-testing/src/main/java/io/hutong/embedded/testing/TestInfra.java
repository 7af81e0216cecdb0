package io.hutong.embedded.testing;

import io.hutong.embedded.EmbeddedKafka;
import io.hutong.embedded.EmbeddedKafkaConfig;
import io.hutong.embedded.EmbeddedPostgres;
import io.hutong.embedded.EmbeddedPostgresConfig;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.PostgresServer;
import io.hutong.embedded.RunningServer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The servers that tests run against. The shared ones start once per JVM, when first asked for, and
 * stop with it; tests on them keep apart by databases and topics of their own. A test that kills or
 * pauses a server takes a dedicated one and closes it.
 *
 * <p>They are embedded; with {@code HUTONG_TEST_INFRA=testcontainers} in the environment they are
 * the containers {@code postgres:18} and {@code apache/kafka:4.2.1}.
 */
public final class TestInfra {

    private static final String CHOICE = "HUTONG_TEST_INFRA";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestInfra() {
    }

    /** The PostgreSQL server that all tests of this JVM share. */
    public static PostgresServer postgres() {
        return SharedPostgres.SERVER;
    }

    /** The broker that all tests of this JVM share. */
    public static KafkaServer kafka() {
        return SharedKafka.SERVER;
    }

    /**
     * Creates an empty database on the shared server.
     *
     * @param name letters that tell a reader of the log whose it is
     * @return its JDBC URL, with user and password in it
     */
    public static String freshDatabase(String name) {
        var database = name + "_" + DATABASES.incrementAndGet();
        postgres().createDatabase(database);
        return postgres().jdbcUrl(database);
    }

    /** A PostgreSQL server of the caller's own, with no database yet; the caller closes it. */
    public static PostgresServer dedicatedPostgres() {
        return containers() ? Containers.postgres()
                : EmbeddedPostgres.start(EmbeddedPostgresConfig.temporary());
    }

    /** A broker of the caller's own, with no topic yet; the caller closes it. */
    public static KafkaServer dedicatedKafka() {
        return containers() ? Containers.kafka()
                : EmbeddedKafka.start(EmbeddedKafkaConfig.temporary());
    }

    /** As {@link #dedicatedKafka()}, for as long as this JVM runs. */
    public static KafkaServer kafkaUntilExit() {
        return untilExit(TestInfra::dedicatedKafka);
    }

    private static boolean containers() {
        var choice = System.getenv(CHOICE);
        return switch (choice == null || choice.isBlank() ? "embedded" : choice) {
            case "embedded" -> false;
            case "testcontainers" -> true;
            default -> throw new IllegalArgumentException(
                    CHOICE + " is embedded or testcontainers, not " + choice);
        };
    }

    private static <S extends RunningServer> S untilExit(Supplier<S> start) {
        var server = start.get();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
        return server;
    }

    /** Holder: starts when it is first used, once. */
    private static final class SharedPostgres {
        private static final PostgresServer SERVER = untilExit(TestInfra::dedicatedPostgres);
    }

    /** Holder: starts when it is first used, once. */
    private static final class SharedKafka {
        private static final KafkaServer SERVER = kafkaUntilExit();
    }
}

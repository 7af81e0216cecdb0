package io.hutong.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.EmbeddedKafka;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestInfraTest {

    @Test
    void everyoneGetsTheSameServers() {
        assertThat(TestInfra.postgres()).isSameAs(TestInfra.postgres());
        assertThat(TestInfra.kafka()).isSameAs(TestInfra.kafka());
    }

    @Test
    void everyFreshDatabaseIsEmptyAndItsOwn() throws SQLException {
        var first = TestInfra.freshDatabase("order");
        var second = TestInfra.freshDatabase("order");

        try (var one = DriverManager.getConnection(first);
                var other = DriverManager.getConnection(second)) {
            one.createStatement().execute("create table only_here (id int)");

            assertThat(tables(one)).isEqualTo(1);
            assertThat(tables(other)).isZero();
        }
    }

    @Test
    void sharedBrokerTakesTopics() {
        TestInfra.kafka().createTopics(6, List.of("test-infra.topic"));

        assertThat(EmbeddedKafka.topics(TestInfra.kafka().bootstrapServers()).names())
                .contains("test-infra.topic");
    }

    @Test
    void dedicatedServerDiesAloneAndComesBack() throws SQLException {
        try (var own = TestInfra.dedicatedPostgres()) {
            own.createDatabase("mine");

            own.kill();
            assertThat(own.alive()).isFalse();
            assertThat(TestInfra.postgres().alive()).isTrue();
            own.restart();

            DriverManager.getConnection(own.jdbcUrl("mine")).close();
        }
    }

    @Test
    void dedicatedBrokerComesBackWithItsTopics() {
        try (var own = TestInfra.dedicatedKafka()) {
            own.createTopics(1, List.of("mine"));

            own.kill();
            own.restart();

            assertThat(EmbeddedKafka.topics(own.bootstrapServers()).names()).contains("mine");
        }
    }

    private static int tables(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(
                "select count(*) from pg_tables where schemaname = 'public'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

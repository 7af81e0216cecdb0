package io.hutong.operations.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.embedded.PostgresServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.operations.health.HealthProbe.Finding;
import io.hutong.operations.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PostgresProbeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void everyWayToBeAwayIsFoundOutAndSoIsTheReturn() {
        try (PostgresServer server = TestInfra.dedicatedPostgres();
                PostgresProbe probe = probe(server, "postgres", "postgres")) {
            assertThat(probe.look()).isEqualTo(Finding.up("reachable"));

            server.pause();
            assertThat(probe.look().up()).isFalse();
            server.resume();
            await().atMost(PATIENCE).until(() -> probe.look().up());

            server.kill();
            assertThat(probe.look().up()).isFalse();
            assertThat(probe.look()).isEqualTo(Finding.down("unreachable"));
            server.restart();
            await().atMost(PATIENCE).until(() -> probe.look().up());
        }
    }

    @Test
    void refusedLoginAndMissingDatabaseAreToldApart() {
        try (PostgresProbe login = probe(TestInfra.postgres(), "nobody", "postgres");
                PostgresProbe database = probe(TestInfra.postgres(), "postgres", "nosuch")) {
            assertThat(login.look()).isEqualTo(Finding.down("login refused"));
            assertThat(database.look()).isEqualTo(Finding.down("no such database"));
        }
    }

    private static PostgresProbe probe(PostgresServer server, String user, String database) {
        StandardEnvironment environment = new StandardEnvironment();
        String url = server.jdbcUrl(database);
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(
                "spring.datasource.url", url.substring(0, url.indexOf('?')),
                "spring.datasource.username", user,
                "spring.datasource.password", "postgres")));
        return new PostgresProbe(new Settings(environment));
    }
}

package io.hutong.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    /** For tests that leave it as it is. */
    private static final PostgresServer STANDING = EmbeddedPostgres.start(
            EmbeddedPostgresConfig.temporary().with("shared_buffers", "32MB"));

    @AfterAll
    static void close() {
        STANDING.close();
    }

    @Test
    void committedRowsSurviveAKill() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(EmbeddedPostgresConfig.temporary())) {
            execute(postgres, "create table orders (id int primary key)");
            execute(postgres, "insert into orders values (1), (2)");

            postgres.kill();
            assertThat(postgres.alive()).isFalse();
            postgres.restart();

            assertThat(query(postgres, "select count(*) from orders")).isEqualTo("2");
        }
    }

    @Test
    void durabilityIsOn() throws SQLException {
        assertThat(List.of(query(STANDING, "show fsync"),
                query(STANDING, "show synchronous_commit"),
                query(STANDING, "show full_page_writes"))).containsOnly("on");
        assertThat(query(STANDING, "show server_version")).startsWith("18.");
    }

    @Test
    void databaseOfAServiceGoesOverToAnOwnerWhoMayActForIt() throws SQLException {
        var port = Integer.parseInt(STANDING.jdbcUrl("books").replaceAll(
                ".*:(\\d+)/.*", "$1"));
        var databases = EmbeddedPostgres.databases(port, "postgres");
        var owner = new PostgresDatabases.Login("books_owner", "o");
        var service = new PostgresDatabases.Login("books", "s");
        databases.create("books", service.name(), service.password());
        as(port, service, "create table entry (id int)");

        databases.create("books", owner, service);
        databases.create("books", owner, service);

        assertThatThrownBy(() -> as(port, service, "drop table entry"))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> as(port, service, "set role books_owner"))
                .hasMessageContaining("permission denied");
        as(port, owner, "grant select on entry to books");
        as(port, owner, "set role books");
        as(port, service, "select * from entry");
    }

    private static void as(int port, PostgresDatabases.Login login, String sql)
            throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port
                + "/books", login.name(), login.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void settingsOfTheCallerReplaceTheDefaults() throws SQLException {
        assertThat(query(STANDING, "show shared_buffers")).isEqualTo("32MB");
    }

    @Test
    void pausedServerAnswersAgainAfterResume() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(EmbeddedPostgresConfig.temporary());
                var open = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
                var statement = open.createStatement()) {
            open.setNetworkTimeout(Runnable::run, 0);

            postgres.pause();
            var answer = Thread.ofVirtual().start(() -> {
                try {
                    statement.execute("select 1");
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
            Awaitility.await().during(Duration.ofMillis(400)).atMost(Duration.ofSeconds(60))
                    .until(answer::isAlive);
            assertThat(postgres.alive()).isTrue();

            postgres.resume();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !answer.isAlive());
        }
    }

    @Test
    void keptDataIsThereForTheNextStartAndForNobodyElse(@TempDir Path home) throws Exception {
        var config = EmbeddedPostgresConfig.keptIn(home, FreePorts.next(), "s3cr3t");
        try (var first = EmbeddedPostgres.start(config)) {
            execute(first, "create table kept (id int)");
            assertThat(Files.getPosixFilePermissions(home)).isEqualTo(
                    PosixFilePermissions.fromString("rwx------"));
            assertThat(Files.getPosixFilePermissions(first.log())).isEqualTo(
                    PosixFilePermissions.fromString("rw-------"));
        }

        try (var second = EmbeddedPostgres.start(config)) {
            assertThat(query(second, "select count(*) from kept")).isEqualTo("0");
        }
    }

    @Test
    void ownersEnterTheirDatabaseByPasswordOnly(@TempDir Path home) throws SQLException {
        var config = EmbeddedPostgresConfig.keptIn(home, FreePorts.next(), "s3cr3t");
        try (var postgres = EmbeddedPostgres.start(config)) {
            postgres.createDatabase("shop", "shopkeeper", "first");
            postgres.createDatabase("shop", "shopkeeper", "it's the second");

            var url = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/shop";
            try (var own = DriverManager.getConnection(url, "shopkeeper", "it's the second")) {
                own.createStatement().execute("create table goods (sku text)");
            }
            assertThatThrownBy(() -> DriverManager.getConnection(url, "shopkeeper", "first"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("password");
        }
    }

    @Test
    void portInUseIsReported() {
        var second = new EmbeddedPostgresConfig(Optional.empty(), STANDING.port(),
                Optional.empty(), Map.of(),
                PostgresBinaries.defaultCache());

        assertThatThrownBy(() -> EmbeddedPostgres.start(second))
                .isInstanceOf(InfraException.class)
                .hasMessageContaining("port " + STANDING.port() + " is in use");
    }

    @Test
    void programsUnpackOnceThoughManyAskAtTheSameTime(@TempDir Path cache) {
        var homes = IntStream.range(0, 4).parallel()
                .mapToObj(i -> PostgresBinaries.unpackedIn(cache).home()).distinct().toList();

        assertThat(homes).hasSize(1);
        assertThat(homes.getFirst().resolve("bin/postgres")).isExecutable();
        assertThat(cache.toFile().list((dir, name) -> name.startsWith("unpacking"))).isEmpty();
    }

    private static void execute(PostgresServer postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

package io.hutong.embedded.testing;

import io.hutong.embedded.EmbeddedPostgres;
import io.hutong.embedded.PostgresDatabases;
import io.hutong.embedded.PostgresServer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in Docker, by Testcontainers. */
final class ContainerPostgres implements PostgresServer {

    private static final String IMAGE = "postgres:18";
    private static final String PASSWORD = "postgres";

    private final ServerContainer server;
    private final PostgresDatabases databases;

    ContainerPostgres() {
        int port = ServerContainer.freePort();
        this.databases = EmbeddedPostgres.databases(port, PASSWORD);
        this.server = new ServerContainer(container(port), port, databases::answer);
    }

    private static PostgreSQLContainer container(int port) {
        return new PostgreSQLContainer(IMAGE)
                .withUsername("postgres")
                .withPassword(PASSWORD)
                .withCommand("postgres", "-c", "max_connections=200")
                .withCreateContainerCmdModifier(ServerContainer.publish(
                        PostgreSQLContainer.POSTGRESQL_PORT, port));
    }

    @Override
    public String jdbcUrl(String database) {
        return databases.jdbcUrl(database);
    }

    @Override
    public void createDatabase(String name) {
        databases.create(name);
    }

    @Override
    public void createDatabase(String name, String owner, String password) {
        databases.create(name, owner, password);
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

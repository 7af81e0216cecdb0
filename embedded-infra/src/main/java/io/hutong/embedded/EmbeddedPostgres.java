package io.hutong.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * PostgreSQL 18 as a child process, with durability on. Root starts it under another user, as
 * PostgreSQL demands.
 */
public final class EmbeddedPostgres implements PostgresServer {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    /** Ends sessions and writes a checkpoint; see "Shutting Down the Server" in its manual. */
    private static final String FAST_SHUTDOWN = "INT";

    private final EmbeddedPostgresConfig config;
    private final Path directory;
    private final int port;
    private final PostgresDatabases databases;
    private ChildProcess process;

    private EmbeddedPostgres(EmbeddedPostgresConfig config) {
        this.config = config;
        this.port = config.port() == 0 ? FreePorts.next() : config.port();
        this.databases = new PostgresDatabases(port, config.password().orElse("postgres"));
        FreePorts.insistOn(port, "PostgreSQL");
        this.directory = Directories.keptOrTemporary(config.home(), "postgres");
        this.process = launch();
    }

    /** Starts the server, unpacking and initialising on first use, and waits until it answers. */
    public static EmbeddedPostgres start(EmbeddedPostgresConfig config) {
        return new EmbeddedPostgres(config);
    }

    /**
     * Prepares a kept server's data and says how to start it, for callers whose server outlives
     * them. It has shut down in order when it gets the signal {@code INT}.
     */
    public static ChildPlan plan(EmbeddedPostgresConfig config) {
        var directory = Directories.keptOrTemporary(config.home(), "postgres");
        return new PostgresHome(directory, config).plan(config.port());
    }

    /** The databases of a server on {@code port} of 127.0.0.1 that someone else has started. */
    public static PostgresDatabases databases(int port, String password) {
        return new PostgresDatabases(port, password);
    }

    private ChildProcess launch() {
        var plan = new PostgresHome(directory, config).plan(port);
        var temporary = config.home().isPresent() ? "" : directory.toString();
        var started = ChildProcess.start(plan, temporary);
        started.awaitReady("PostgreSQL", START_LIMIT, databases::answer);
        return started;
    }

    @Override
    public int port() {
        return port;
    }

    /** Process id of the server. */
    public long pid() {
        return process.pid();
    }

    /** File that the server writes its log to. */
    public Path log() {
        return new PostgresHome(directory, config).log();
    }

    @Override
    public boolean alive() {
        return process.alive();
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
    public void stop() {
        process.stop(FAST_SHUTDOWN);
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
        FreePorts.insistOn(port, "PostgreSQL");
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

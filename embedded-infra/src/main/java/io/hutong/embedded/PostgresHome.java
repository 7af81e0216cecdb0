package io.hutong.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A data directory that {@code initdb} has filled, and the command that serves it. */
record PostgresHome(Path directory, EmbeddedPostgresConfig config) {

    /** Durable, as in production: a committed transaction survives a power cut. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("max_connections", "200"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("log_min_messages", "warning"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    /** Everything up to the start itself: programs unpacked, data directory made on first use. */
    ChildPlan plan(int port) {
        var binaries = PostgresBinaries.unpackedIn(config.cache());
        var data = directory.resolve("data");
        try {
            boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
            Files.createDirectories(data);
            var user = Unprivileged.choose(binaries.program("postgres"), data);
            if (fresh) {
                initialise(binaries, user, data);
            }
            var command = user.command(binaries.program("postgres"), arguments(data, port));
            if (config.home().isPresent()) {
                close(data);
            }
            return new ChildPlan(command, Map.of("TZ", "UTC"), Path.of("/"), log());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data directory " + data, e);
        }
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    /** To all but the server's user, which root has given another name, and root itself. */
    private void close(Path data) throws IOException {
        Files.setOwner(directory, Files.getOwner(data));
        OwnerOnly.directory(directory);
    }

    private void initialise(PostgresBinaries binaries, Unprivileged user, Path data)
            throws IOException {
        var arguments = new ArrayList<>(List.of("-D", data.toString(), "-U", "postgres",
                "-E", "UTF8", "--locale=C"));
        if (config.home().isEmpty()) {
            arguments.add("--no-sync");
        }
        var secret = directory.resolve("initial-password");
        try {
            arguments.addAll(authentication(secret, data));
            Commands.run(user.command(binaries.program("initdb"), arguments), Map.of("TZ", "UTC"));
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    /** The password goes by a file that only the server's user can read, never by an argument. */
    private List<String> authentication(Path secret, Path data) throws IOException {
        if (config.password().isEmpty()) {
            return List.of("-A", "trust");
        }
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, config.password().get());
        Files.setOwner(secret, Files.getOwner(data));
        return List.of("-A", "scram-sha-256", "--pwfile=" + secret);
    }

    private List<String> arguments(Path data, int port) {
        var effective = new LinkedHashMap<>(SETTINGS);
        effective.putAll(config.settings());
        effective.put("port", Integer.toString(port));
        var arguments = new ArrayList<>(List.of("-D", data.toString()));
        effective.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }
}

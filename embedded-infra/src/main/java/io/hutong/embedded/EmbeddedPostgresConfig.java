package io.hutong.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to run PostgreSQL.
 *
 * @param home      directory of the data and the log, kept after the stop; empty: a temporary one
 * @param port      TCP port on 127.0.0.1; 0: a free one
 * @param password  of the superuser {@code postgres}; empty: nobody is asked for a password
 * @param settings  server settings that replace the defaults of {@link EmbeddedPostgres}
 * @param cache     directory that the programs are unpacked into, shared by all instances
 */
public record EmbeddedPostgresConfig(Optional<Path> home, int port, Optional<String> password,
        Map<String, String> settings, Path cache) {

    public EmbeddedPostgresConfig {
        settings = Map.copyOf(settings);
    }

    /** Temporary data, any port, no password: for tests. */
    public static EmbeddedPostgresConfig temporary() {
        return new EmbeddedPostgresConfig(Optional.empty(), 0, Optional.empty(), Map.of(),
                PostgresBinaries.defaultCache());
    }

    /** Data kept under {@code home}. */
    public static EmbeddedPostgresConfig keptIn(Path home, int port, String password) {
        return new EmbeddedPostgresConfig(Optional.of(home), port, Optional.of(password), Map.of(),
                PostgresBinaries.defaultCache());
    }

    /** The same with one server setting. */
    public EmbeddedPostgresConfig with(String setting, String value) {
        var merged = new HashMap<>(settings);
        merged.put(setting, value);
        return new EmbeddedPostgresConfig(home, port, password, merged, cache);
    }
}

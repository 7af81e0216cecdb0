package io.hutong.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to run the broker.
 *
 * @param home            directory of the log segments, kept after the stop; empty: a temporary one
 * @param port            TCP port for clients on 127.0.0.1; 0: a free one
 * @param controllerPort  TCP port that the broker uses with itself; 0: a free one
 * @param libraries       directory with Kafka's jars; empty: they are on this JVM's class path
 * @param settings        broker settings that replace the defaults of {@link EmbeddedKafka}
 */
public record EmbeddedKafkaConfig(Optional<Path> home, int port, int controllerPort,
        Optional<Path> libraries, Map<String, String> settings) {

    public EmbeddedKafkaConfig {
        settings = Map.copyOf(settings);
    }

    /** Temporary data, any port, jars of this class path: for tests. */
    public static EmbeddedKafkaConfig temporary() {
        return new EmbeddedKafkaConfig(Optional.empty(), 0, 0, Optional.empty(), Map.of());
    }

    /** Data kept under {@code home}. */
    public static EmbeddedKafkaConfig keptIn(Path home, int port, int controllerPort) {
        return new EmbeddedKafkaConfig(Optional.of(home), port, controllerPort, Optional.empty(),
                Map.of());
    }

    /** The same with jars from a directory. */
    public EmbeddedKafkaConfig withLibraries(Path directory) {
        return new EmbeddedKafkaConfig(home, port, controllerPort, Optional.of(directory),
                settings);
    }

    /** The same with one broker setting. */
    public EmbeddedKafkaConfig with(String setting, String value) {
        var merged = new HashMap<>(settings);
        merged.put(setting, value);
        return new EmbeddedKafkaConfig(home, port, controllerPort, libraries, merged);
    }
}

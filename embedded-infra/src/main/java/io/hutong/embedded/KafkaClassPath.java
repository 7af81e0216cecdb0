package io.hutong.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Picks the broker's jars out of a class path that may hold a whole application beside them. */
final class KafkaClassPath {

    private static final String JAR_NAMES = "kafka-jars.txt";
    private static final Pattern VERSION = Pattern.compile("-\\d[^/]*\\.jar$");

    private KafkaClassPath() {
    }

    static String in(Path libraries) {
        return libraries.toAbsolutePath().resolve("*").toString();
    }

    static String ofThisJvm() {
        return from(System.getProperty("java.class.path"));
    }

    /** In one order whatever the class path: brokers of all modules share an archive of classes. */
    static String from(String classPath) {
        var all = List.of(classPath.split(Pattern.quote(File.pathSeparator)));
        var entries = jars().flatMap(jar -> bestOf(all, jar))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .toList();
        if (entries.stream().noneMatch(entry -> artifact(entry).startsWith("kafka_"))) {
            throw new InfraException("the class path has no Kafka broker; name the directory of "
                    + "its jars, or add org.apache.kafka:kafka_2.13");
        }
        return String.join(File.pathSeparator, entries);
    }

    /** The very jar, or else others of its name: two groups may have an artifact of one name. */
    private static Stream<String> bestOf(List<String> entries, String jar) {
        var same = entries.stream().filter(entry -> file(entry).equals(jar)).toList();
        return same.isEmpty()
                ? entries.stream().filter(entry -> artifact(entry).equals(artifact(jar)))
                : same.stream();
    }

    /** Written by the build from what this module depends on: {@code ./name-version.jar|...}. */
    private static Stream<String> jars() {
        try (var names = KafkaClassPath.class.getResourceAsStream(JAR_NAMES)) {
            if (names == null) {
                throw new InfraException(JAR_NAMES + " is missing; build embedded-infra by Maven");
            }
            var text = new String(names.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Stream.of(text.split("\\|")).map(KafkaClassPath::file);
        } catch (IOException e) {
            throw new UncheckedIOException(JAR_NAMES + " cannot be read", e);
        }
    }

    private static String artifact(String entry) {
        return VERSION.matcher(file(entry)).replaceFirst("");
    }

    private static String file(String entry) {
        return entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1);
    }
}

package io.hutong.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    static String from(String classPath) {
        var wanted = artifacts();
        var entries = Stream.of(classPath.split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> wanted.contains(artifact(entry)))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .toList();
        if (entries.stream().noneMatch(entry -> artifact(entry).startsWith("kafka_"))) {
            throw new InfraException("the class path has no Kafka broker; name the directory of "
                    + "its jars, or add org.apache.kafka:kafka_2.13");
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Written by the build from what this module depends on: {@code ./name-version.jar|...}. */
    private static Set<String> artifacts() {
        try (var names = KafkaClassPath.class.getResourceAsStream(JAR_NAMES)) {
            if (names == null) {
                throw new InfraException(JAR_NAMES + " is missing; build embedded-infra by Maven");
            }
            var text = new String(names.readAllBytes(), StandardCharsets.UTF_8).strip();
            return List.of(text.split("\\|")).stream()
                    .map(KafkaClassPath::artifact).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(JAR_NAMES + " cannot be read", e);
        }
    }

    private static String artifact(String entry) {
        var file = entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1);
        return VERSION.matcher(file).replaceFirst("");
    }
}

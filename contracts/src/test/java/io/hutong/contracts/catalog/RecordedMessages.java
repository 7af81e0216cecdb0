package io.hutong.contracts.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What stood on the topics, one file for each type of message. */
final class RecordedMessages {

    private static final Path DIRECTORY = Path.of("src/test/resources/recordings");
    private static final String JSON = ".json";

    private RecordedMessages() {
    }

    /**
     * One record of a topic.
     *
     * @param name     of the file, which is the name of the message's record
     * @param number   within the file
     * @param recorded topic, key, headers and value
     */
    record Recorded(String name, int number, JsonNode recorded) {

        String topic() {
            return recorded.get("topic").asString();
        }

        String key() {
            return recorded.get("key").asString();
        }

        JsonNode headers() {
            return recorded.get("headers");
        }

        JsonNode value() {
            return recorded.get("value");
        }

        @Override
        public String toString() {
            return name + " " + number;
        }
    }

    /** Names of the types that are recorded. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString().replace(JSON, ""))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Recorded> all() {
        return names().stream().flatMap(name -> of(name).stream());
    }

    static List<Recorded> of(String name) {
        JsonNode file = read(DIRECTORY.resolve(name + JSON));
        return Stream.iterate(0, n -> n < file.size(), n -> n + 1)
                .map(n -> new Recorded(name, n + 1, file.get(n))).toList();
    }

    private static JsonNode read(Path file) {
        try {
            return MessageJson.mapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

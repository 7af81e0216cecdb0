package io.hutong.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A buyer who is logged in and has signed a mandate. */
final class BuyerSession {

    private final String name;
    private volatile Tokens tokens;

    /**
     * What opens the services for a while.
     *
     * @param refresh for the next ones; null when they cannot be renewed
     */
    record Tokens(String token, @Nullable String refresh, Instant expiresAt) {

        /** As order-service answers, and as a file of buyers names them. */
        static Tokens of(JsonNode answer) {
            return new Tokens(answer.path("token").asString(),
                    answer.path("refresh_token").asStringOpt().orElse(null),
                    answer.path("expires_at").asStringOpt().map(Instant::parse)
                            .orElse(Instant.MAX));
        }

        @Override
        public String toString() {
            return "Tokens[masked]";
        }
    }

    BuyerSession(String name, Tokens tokens) {
        this.name = name;
        this.tokens = tokens;
    }

    /**
     * From a JSON file: a list of objects with {@code name} and {@code token}, and of sessions that
     * are to be renewed {@code refresh_token} and {@code expires_at}.
     */
    static List<BuyerSession> read(Path file) {
        try {
            var all = StreamSupport.stream(JsonMapper.builder().build()
                    .readTree(Files.readAllBytes(file)).spliterator(), false)
                    .map(each -> new BuyerSession(
                            each.path("name").asString(), Tokens.of(each)))
                    .toList();
            if (all.isEmpty()) {
                throw new IllegalArgumentException(file + " names no buyers");
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    String name() {
        return name;
    }

    String token() {
        return tokens.token();
    }

    Tokens tokens() {
        return tokens;
    }

    void renewed(Tokens next) {
        tokens = next;
    }
}

package io.hutong.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A buyer who is logged in and has signed a mandate. */
record BuyerSession(String name, String token) {

    /** From a JSON file: a list of objects with {@code name} and {@code token}. */
    static List<BuyerSession> read(Path file) {
        try {
            var all = List.of(JsonMapper.builder().build()
                    .readValue(Files.readAllBytes(file), BuyerSession[].class));
            if (all.isEmpty()) {
                throw new IllegalArgumentException(file + " names no buyers");
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}

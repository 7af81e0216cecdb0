package io.hutong.cluster.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.cluster.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoryTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Story story = new Story(Terminal.plain(
            new PrintStream(bytes, true, StandardCharsets.UTF_8)),
            Instant.parse("2026-11-22T12:00:00Z"));

    @Test
    void eachCommandAndEachAnswerIsToldOnce() {
        story.tell(timeline("WAITING", "null"));
        story.tell(timeline("SUCCEEDED", "\"2026-11-22T12:00:00.050Z\""));
        story.tell(timeline("SUCCEEDED", "\"2026-11-22T12:00:00.050Z\""));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines().map(String::strip))
                .containsExactly(
                        "0.010 s  → ReserveStock          merchant-service",
                        "0.050 s  ← StockReserved         40 ms");
    }

    @Test
    void refusalSaysWhy() {
        story.tell(timeline("FAILED", "\"2026-11-22T12:00:00.050Z\""));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("OUT_OF_STOCK");
    }

    private static JsonNode timeline(String outcome, String repliedAt) {
        return JsonMapper.builder().build().readTree("""
                {"sagas":[{"saga_id":"s","steps":[{"step":"ReserveStock","command":"ReserveStock",
                "attempt":1,"sent_at":"2026-11-22T12:00:00.010Z","reply":"StockReserved",
                "replied_at":%s,"outcome":"%s","reason":%s}]}]}""".formatted(repliedAt, outcome,
                outcome.equals("FAILED") ? "\"OUT_OF_STOCK\"" : "null"));
    }
}

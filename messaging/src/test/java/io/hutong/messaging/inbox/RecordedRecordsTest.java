package io.hutong.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageJson;
import io.hutong.messaging.HeaderNames;
import io.hutong.messaging.IncomingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Reads records with their headers as they stood on the topics. */
class RecordedRecordsTest {

    private static final Path RECORDINGS = Path.of("../contracts/src/test/resources/recordings");
    private static final LocalDate RECORDED_ON = LocalDate.of(2026, 12, 1);

    private final RecordDecoder decoder =
            new RecordDecoder(() -> InboxWindow.around(RECORDED_ON, 1, 1));

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void recordedRecordIsReadWithAllThatItsHeadersSay(Path file) {
        for (JsonNode recorded : recordings(file)) {
            assertThat(decoder.decode(record(recorded))).isInstanceOfSatisfying(
                    Arrival.Readable.class,
                    readable -> assertSaid(readable.message(), recorded.get("headers")));
        }
    }

    private static void assertSaid(IncomingMessage message, JsonNode headers) {
        assertThat(message.id()).hasToString(headers.get(HeaderNames.ID).asString());
        assertThat(message.time()).isEqualTo(headers.get(HeaderNames.TIME).asString());
        assertThat(message.trace()).hasToString(
                headers.get(HeaderNames.TRACE_PARENT).asString());
        if (headers.has(HeaderNames.SAGA)) {
            assertThat(message.requireStep().saga())
                    .isEqualTo(headers.get(HeaderNames.SAGA).asString());
            assertThat(message.requireStep().step())
                    .isEqualTo(headers.get(HeaderNames.STEP).asString());
            assertThat(message.requireStep().attempt())
                    .isEqualTo(Integer.parseInt(headers.get(HeaderNames.ATTEMPT).asString()));
        } else {
            assertThat(message.step()).isNull();
        }
        if (headers.has(HeaderNames.DEADLINE)) {
            assertThat(message.deadline()).isEqualTo(headers.get(HeaderNames.DEADLINE).asString());
        } else {
            assertThat(message.deadline()).isNull();
        }
    }

    private static List<JsonNode> recordings(Path file) {
        try {
            return MessageJson.mapper().readTree(Files.readAllBytes(file)).valueStream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(JsonNode recorded) {
        var record = new ConsumerRecord<byte[], byte[]>(recorded.get("topic").asString(), 0, 0,
                bytes(recorded.get("key").asString()), bytes(recorded.get("value").toString()));
        recorded.get("headers").properties().forEach(header -> record.headers()
                .add(header.getKey(), bytes(header.getValue().asString())));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

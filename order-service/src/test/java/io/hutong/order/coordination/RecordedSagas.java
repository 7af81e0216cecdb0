package io.hutong.order.coordination;

import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Reply;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.saga.JournalEntry;
import io.hutong.saga.Phase;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.SagaId;
import io.hutong.saga.SagaState;
import io.hutong.saga.table.JournalCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Rows of {@code sagas} as they stood in the database, one file for each definition. */
public final class RecordedSagas {

    private static final Path DIRECTORY = Path.of("src/test/resources/recordings/journals");

    private RecordedSagas() {
    }

    /**
     * One row, and what is told of it.
     *
     * @param file of the definition
     * @param row  the columns of the row
     * @param told its steps as the timeline tells them
     */
    public record Recorded(String file, JsonNode row, @Nullable JsonNode told) {

        /** Read by the code that reads journals. */
        public List<JournalEntry> journal() {
            return JournalCodec.read(row.get("journal").toString());
        }

        public SagaState state() {
            String deadline = text("deadline");
            String reason = text("reason");
            return new SagaState(SagaId.of(text("saga_id")), row.get("version").asInt(),
                    Phase.valueOf(text("phase")), text("step"), row.get("attempt").asInt(),
                    row.get("tries").asInt(),
                    deadline == null ? null : java.time.OffsetDateTime.parse(deadline).toInstant(),
                    reason == null ? null : Reason.valueOf(reason), text("parked"));
        }

        private @Nullable String text(String column) {
            return row.get(column).isNull() ? null : row.get(column).asString();
        }

        @Override
        public String toString() {
            return file + " " + text("saga_id");
        }
    }

    public static String fileOf(SagaDefinition<Order, OrderChange, Command, Reply> definition) {
        return definition.name() + "-" + definition.version();
    }

    /** Those of one definition. */
    public static List<Recorded> of(String file) {
        return read(file).valueStream()
                .map(one -> new Recorded(file, one.get("row"), one.get("told"))).toList();
    }

    /** With {@code -Dhutong.recordings.update=true}: writes the file anew. */
    public static void update(String file, ArrayNode all) {
        try {
            Files.writeString(DIRECTORY.resolve(file + ".json"), MessageJson.mapper()
                    .writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as it is. */
    public static ArrayNode read(String file) {
        Path path = DIRECTORY.resolve(file + ".json");
        try {
            return Files.exists(path)
                    ? (ArrayNode) MessageJson.mapper().readTree(Files.readAllBytes(path))
                    : MessageJson.mapper().createArrayNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.hutong.order.coordination;

import io.hutong.kernel.json.RowJson;
import io.hutong.saga.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The journal's compact form: one array per entry, {@code [millis, what, step, attempt, detail]},
 * the detail left out when there is none.
 */
public final class JournalCodec {

    private static final int DETAIL = 4;

    private JournalCodec() {
    }

    static String write(List<JournalEntry> entries) {
        ArrayNode all = RowJson.mapper().createArrayNode();
        for (JournalEntry entry : entries) {
            ArrayNode one = all.addArray();
            one.add(entry.at().toEpochMilli()).add(entry.what().name()).add(entry.step())
                    .add(entry.attempt());
            if (entry.detail() != null) {
                one.add(entry.detail());
            }
        }
        return all.toString();
    }

    /** @param json what {@code sagas.journal} holds */
    public static List<JournalEntry> read(String json) {
        List<JournalEntry> entries = new ArrayList<>();
        for (JsonNode one : RowJson.mapper().readTree(json)) {
            int at = 0;
            entries.add(new JournalEntry(
                    Instant.ofEpochMilli(one.get(at++).asLong()),
                    JournalEntry.What.valueOf(one.get(at++).asString()),
                    one.get(at++).asString(), one.get(at).asInt(),
                    one.has(DETAIL) ? one.get(DETAIL).asString() : null));
        }
        return entries;
    }
}

package io.hutong.sandbox.store;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where units of work are written down before they are acknowledged. */
public interface Journal {

    /** Calls {@code reader} with table name and entry, oldest first. */
    void replay(BiConsumer<String, Kept> reader);

    /** Writes one unit; when this returns, the unit survives the death of the process. */
    void append(List<Entry> unit);

    /** May replace its history by {@code state}, when the history is much longer. */
    void compact(Supplier<List<Entry>> state);

    /** Throws its history away. */
    void restart();

    /** Writes nothing more. */
    void close();

    /** A journal of a sandbox that forgets everything at its end. */
    static Journal none() {
        return new NoJournal();
    }

    /** One change: {@code value} is now what {@code table} has for {@code id}; null: nothing. */
    record Entry(String table, String id, @Nullable Object value) {
    }

    /** An {@link Entry} as it is read back. */
    record Kept(String id, @Nullable JsonNode value) {
    }
}

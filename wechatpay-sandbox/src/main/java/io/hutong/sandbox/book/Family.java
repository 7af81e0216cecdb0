package io.hutong.sandbox.book;

import io.hutong.sandbox.protocol.Routes;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A family of endpoints: one package, which adds its operations to the others. */
public interface Family {

    /** Adds the operations. */
    void addTo(Routes routes);

    /** Puts unfinished business on the agenda again, after the tables were loaded. */
    default void resume() {
        // most families finish everything at once
    }

    /** What it moved on merchants' accounts, in any order; the orders' payments are known. */
    default List<Movement> movements() {
        return List.of();
    }

    /** Lists that {@code GET /sandbox/book} shows beside the orders, by name. */
    default Map<String, Supplier<Iterable<?>>> sections() {
        return Map.of();
    }
}

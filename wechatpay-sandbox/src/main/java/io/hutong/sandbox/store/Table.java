package io.hutong.sandbox.store;

import io.hutong.sandbox.protocol.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Immutable values by key. Reading needs no unit of work, changing does. */
public final class Table<V> {

    private final Store store;
    private final String name;
    private final Class<V> type;
    private final Function<V, String> key;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final List<Index<V>> indexes = new ArrayList<>();

    Table(Store store, String name, Class<V> type, Function<V, String> key) {
        this.store = store;
        this.name = name;
        this.type = type;
        this.key = key;
    }

    /** Adds another way to find values; a value whose {@code by} is null is not in it. */
    public Index<V> indexBy(Function<V, @Nullable String> by) {
        Index<V> index = new Index<>(this, by);
        indexes.add(index);
        return index;
    }

    public Optional<V> find(String id) {
        return Optional.ofNullable(values.get(id));
    }

    /** All values, in no order; a snapshot only inside of a unit of work. */
    public Collection<V> all() {
        return new ArrayList<>(values.values());
    }

    public int size() {
        return values.size();
    }

    /** Adds {@code value}, or replaces the one with its key. */
    public V put(V value) {
        String id = key.apply(value);
        V before = values.get(id);
        store.record(new Journal.Entry(name, id, value), () -> swap(id, value, before));
        swap(id, before, value);
        return value;
    }

    /** Removes the value of {@code id}, if there is one. */
    public void remove(String id) {
        V before = values.get(id);
        if (before != null) {
            store.record(new Journal.Entry(name, id, null), () -> swap(id, null, before));
            swap(id, before, null);
        }
    }

    private void swap(String id, @Nullable V from, @Nullable V to) {
        if (to == null) {
            values.remove(id);
        } else {
            values.put(id, to);
        }
        indexes.forEach(index -> index.swap(id, from, to));
    }

    void replay(Journal.Kept kept) {
        V value = kept.value() == null ? null : Json.MAPPER.treeToValue(kept.value(), type);
        swap(kept.id(), values.get(kept.id()), value);
    }

    void forget() {
        values.clear();
        indexes.forEach(Index::clear);
    }

    List<Journal.Entry> entries() {
        List<Journal.Entry> entries = new ArrayList<>(values.size());
        values.forEach((id, value) -> entries.add(new Journal.Entry(name, id, value)));
        return entries;
    }
}

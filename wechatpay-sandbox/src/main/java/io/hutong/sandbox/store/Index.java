package io.hutong.sandbox.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Another way to find the values of a {@link Table}: one key, any number of values. */
public final class Index<V> {

    private final Table<V> table;
    private final Function<V, @Nullable String> by;
    private final Map<String, List<String>> ids = new ConcurrentHashMap<>();

    Index(Table<V> table, Function<V, @Nullable String> by) {
        this.table = table;
        this.by = by;
    }

    /** The values of {@code key}, in the order in which they came. */
    public List<V> all(String key) {
        return ids.getOrDefault(key, List.of()).stream()
                .flatMap(id -> table.find(id).stream())
                .toList();
    }

    /** The first value of {@code key}. */
    public Optional<V> first(String key) {
        List<String> found = ids.getOrDefault(key, List.of());
        return found.isEmpty() ? Optional.empty() : table.find(found.getFirst());
    }

    public int count(String key) {
        return ids.getOrDefault(key, List.of()).size();
    }

    void swap(String id, @Nullable V from, @Nullable V to) {
        String old = from == null ? null : by.apply(from);
        String fresh = to == null ? null : by.apply(to);
        if (Objects.equals(old, fresh)) {
            return;
        }
        if (old != null) {
            ids.computeIfPresent(old, (key, list) -> without(list, id));
        }
        if (fresh != null) {
            ids.merge(fresh, List.of(id), Index::joined);
        }
    }

    void clear() {
        ids.clear();
    }

    private static List<String> joined(List<String> list, List<String> more) {
        List<String> all = new ArrayList<>(list);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static @Nullable List<String> without(List<String> list, String id) {
        List<String> rest = list.stream().filter(other -> !other.equals(id)).toList();
        return rest.isEmpty() ? null : rest;
    }
}

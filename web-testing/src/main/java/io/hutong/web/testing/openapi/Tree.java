package io.hutong.web.testing.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ordered maps, so that a document looks the same each time it is made. */
final class Tree {

    private Tree() {
    }

    static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** A part of a document that is a document. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> node(@Nullable Object part) {
        return (Map<String, Object>) Objects.requireNonNull(part);
    }

    /** A part of a document that is a list of texts. */
    @SuppressWarnings("unchecked")
    static List<String> texts(Object part) {
        return (List<String>) part;
    }

    static Map<String, Object> ref(String kind, String name) {
        return of("$ref", "#/components/" + kind + "/" + name);
    }
}

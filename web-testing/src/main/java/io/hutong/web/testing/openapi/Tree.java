package io.hutong.web.testing.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

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

    static Map<String, Object> ref(String kind, String name) {
        return of("$ref", "#/components/" + kind + "/" + name);
    }
}

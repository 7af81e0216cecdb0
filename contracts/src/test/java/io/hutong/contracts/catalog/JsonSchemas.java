package io.hutong.contracts.catalog;

import io.hutong.kernel.money.BasisPoints;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON schemas of the message records. */
final class JsonSchemas {

    private static final Map<Class<?>, Map<String, Object>> PLAIN = Map.of(
            String.class, Map.of("type", "string"),
            boolean.class, Map.of("type", "boolean"),
            Boolean.class, Map.of("type", "boolean"),
            Integer.class, Map.of("type", "integer", "format", "int32"),
            int.class, Map.of("type", "integer", "format", "int32"),
            long.class, Map.of("type", "integer", "format", "int64"),
            Instant.class, Map.of("type", "string", "format", "date-time"),
            BasisPoints.class, Map.of("type", "integer", "minimum", 0, "maximum", 10_000));

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType list) {
            return ordered("type", "array", "items", of(list.getActualTypeArguments()[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (PLAIN.containsKey(plain)) {
            return new TreeMap<>(PLAIN.get(plain));
        }
        if (plain.isEnum()) {
            return ordered("type", "string",
                    "enum", Arrays.stream(plain.getEnumConstants()).map(String::valueOf).toList());
        }
        return record(plain);
    }

    private Map<String, Object> record(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = snakeCase(component.getName());
            properties.put(name, of(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(name);
            }
        }
        return ordered("type", "object", "required", required, "properties", properties);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}

package io.hutong.web.testing.openapi;

import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.format.HttpJson;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.TestTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Learns what a request has to look like from the one who knows: the running service. It is sent
 * bodies without any field, with every field out of bounds, and with endless lists, and says
 * itself in its problem details what each should have been.
 */
final class RequestLimits {

    private static final String MERCHANT = "m-tea";
    private static final String MONEY = "#/components/schemas/Money";
    private static final String ANYTHING = "probe-1";
    private static final int ENDLESS = 1_001;
    /** Longer than any text may be, and short enough for a body with a dozen of them. */
    private static final String TOO_LONG = "~".repeat(2_100);
    private static final Pattern LENGTH = Pattern.compile(
            "must have (\\d+) to (\\d+) characters.*");
    private static final Pattern PATTERN = Pattern.compile("must match (.*)");
    private static final Pattern RANGE = Pattern.compile("must be between (-?\\d+) and (-?\\d+)");
    private static final Pattern ELEMENTS = Pattern.compile("must have (\\d+) to (\\d+) elements");

    /** What a probing body holds. */
    private enum Fill {
        NOTHING, EMPTY_OBJECTS, OUT_OF_BOUNDS, ENDLESS_LISTS
    }

    private final Map<String, Map<String, Object>> components;
    private final HttpProbe http;
    private final List<String> surprises = new ArrayList<>();
    /** No two fields get the same text, should a rule be that they differ. */
    private int texts;
    private final String token = TestTokens.shared().of(
            new Caller("prober", EnumSet.allOf(Scope.class), MERCHANT));

    RequestLimits(Map<String, Map<String, Object>> components, HttpProbe http) {
        this.components = components;
        this.http = http;
    }

    /** What the service has said of fields that no schema has. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** Completes the schema of the operation's body. */
    void learn(Operation operation, Map<String, Object> body) {
        if (properties(body).isEmpty()) {
            return;
        }
        for (Fill fill : Fill.values()) {
            Object probe = fill == Fill.NOTHING ? Map.of() : valueOf(body, fill);
            var answer = http.send(operation.method(), operation.pathOf(ANYTHING), token,
                    Map.of("Content-Type", "application/json", "Idempotency-Key",
                            fill + operation.path().replaceAll("[^a-z]", "")),
                    HttpJson.mapper().writeValueAsBytes(probe));
            if (answer.status() == 400) {
                for (JsonNode error : answer.json().path("errors")) {
                    apply(body, error.path("pointer").asString(), error.path("detail").asString());
                }
            }
        }
    }

    private Object valueOf(Map<String, Object> schema, Fill fill) {
        Map<String, Object> type = resolved(schema);
        if (type.containsKey("enum")) {
            return ((List<?>) type.get("enum")).getFirst();
        }
        return switch (kindOf(type)) {
            case "object" -> isMoney(schema)
                    ? Map.of("total", Long.MAX_VALUE, "currency", "CNY") : objectOf(type, fill);
            case "array" -> listOf(type, fill);
            case "integer" -> "int64".equals(type.get("format"))
                    ? Long.MAX_VALUE : (Object) Integer.MAX_VALUE;
            case "boolean" -> true;
            default -> "date-time".equals(type.get("format"))
                    ? "2020-01-01T00:00:00Z"
                    : (fill == Fill.OUT_OF_BOUNDS ? TOO_LONG : "~") + ++texts;
        };
    }

    private Object objectOf(Map<String, Object> type, Fill fill) {
        Map<String, Object> value = Tree.of();
        if (type.get("additionalProperties") instanceof Map<?, ?> values) {
            Map<String, Object> keys = Tree.node(type.getOrDefault("propertyNames", Map.of()));
            Object names = resolved(keys).getOrDefault("enum", List.of("x"));
            ((List<?>) names)
                    .forEach(name -> value.put((String) name, valueOf(Tree.node(values), fill)));
        }
        properties(type).forEach((name, each) -> {
            Map<String, Object> schema = Tree.node(each);
            if (fill == Fill.OUT_OF_BOUNDS || isNested(schema)) {
                value.put(name, valueOf(schema, fill));
            }
        });
        return value;
    }

    private Object listOf(Map<String, Object> type, Fill fill) {
        Map<String, Object> items = Tree.node(type.get("items"));
        Object one = valueOf(items, fill);
        return Collections.nCopies(fill == Fill.ENDLESS_LISTS ? ENDLESS : 1, one);
    }

    private boolean isNested(Map<String, Object> schema) {
        String kind = kindOf(resolved(schema));
        return kind.equals("array") || kind.equals("object") && !isMoney(schema);
    }

    private void apply(Map<String, Object> body, String pointer, String detail) {
        if (pointer.isEmpty()) {
            return;
        }
        List<String> steps = new ArrayList<>(List.of(pointer.substring(1).split("/")));
        String name = steps.removeLast();
        Map<String, Object> parent = resolved(body);
        for (String step : steps) {
            parent = resolved(step(parent, step));
        }
        Map<String, Object> field = step(parent, name);
        if (field == null) {
            surprises.add(pointer + " " + detail);
        } else if (detail.equals("is required")) {
            require(parent, name);
        } else {
            limit(field, detail);
        }
    }

    private static Map<String, Object> step(Map<String, Object> parent, String step) {
        if (parent.containsKey("items")) {
            return Tree.node(parent.get("items"));
        }
        return Tree.node(parent.containsKey("additionalProperties") && !hasProperties(parent)
                ? parent.get("additionalProperties") : properties(parent).get(step));
    }

    /** Null is no answer, either. */
    static void require(Map<String, Object> parent, String name) {
        if (!hasProperties(parent)) {
            return;
        }
        List<String> required = Tree.texts(parent.computeIfAbsent(
                "required", key -> new ArrayList<String>()));
        if (!required.contains(name)) {
            required.add(name);
            properties(parent).put(name, notNull(Tree.node(properties(parent).get(name))));
        }
    }

    private static Map<String, Object> notNull(Map<String, Object> schema) {
        if (schema.get("oneOf") instanceof List<?> either) {
            return Tree.node(either.getFirst());
        }
        if (schema.get("type") instanceof List<?> types) {
            schema.put("type", types.getFirst());
        }
        return schema;
    }

    private void limit(Map<String, Object> field, String detail) {
        Map<String, Object> limited = isMoney(field)
                ? totalOf(field) : field;
        set(limited, LENGTH.matcher(detail), "minLength", "maxLength");
        set(limited, RANGE.matcher(detail), "minimum", "maximum");
        set(limited, ELEMENTS.matcher(detail), "minItems", "maxItems");
        Matcher pattern = PATTERN.matcher(detail);
        if (pattern.matches()) {
            limited.put("pattern", "^(?:" + pattern.group(1) + ")$");
        }
    }

    private static Map<String, Object> totalOf(Map<String, Object> money) {
        Map<String, Object> parts = Tree.node(money.computeIfAbsent(
                "properties", key -> Tree.of("total", Tree.of())));
        return Tree.node(parts.get("total"));
    }

    private static void set(Map<String, Object> field, Matcher limits, String min, String max) {
        if (limits.matches()) {
            field.put(min, Long.parseLong(limits.group(1)));
            field.put(max, Long.parseLong(limits.group(2)));
        }
    }

    private Map<String, Object> resolved(Map<String, Object> schema) {
        Map<String, Object> type = schema.get("oneOf") instanceof List<?> either
                ? Tree.node(either.getFirst()) : schema;
        return type.get("$ref") instanceof String ref
                ? Tree.node(components.get(ref.substring(ref.lastIndexOf('/') + 1))) : type;
    }

    private static boolean isMoney(Map<String, Object> schema) {
        Map<String, Object> type = schema.get("oneOf") instanceof List<?> either
                ? Tree.node(either.getFirst()) : schema;
        return MONEY.equals(type.get("$ref"));
    }

    private static String kindOf(Map<String, Object> type) {
        return type.get("type") instanceof List<?> types
                ? (String) types.getFirst() : (String) type.getOrDefault("type", "");
    }

    private static boolean hasProperties(Map<String, Object> type) {
        return type.containsKey("properties");
    }

    private static Map<String, Object> properties(Map<String, Object> type) {
        return Tree.node(type.getOrDefault("properties", Map.of()));
    }
}

package io.hutong.web.testing.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is peculiar to schemas of requests: nothing unknown, and a limit on everything. */
final class RequestShape {

    private static final String MONEY = "#/components/schemas/Money";
    private static final Set<String> LIMITS =
            Set.of("maxLength", "pattern", "enum", "const", "format", "maximum", "maxItems");

    private RequestShape() {
    }

    /** The service refuses unknown fields, and says itself which it requires. */
    static void strict(
            Map<String, Object> schema, Map<String, Map<String, Object>> components) {
        if (schema == null || Boolean.FALSE.equals(schema.get("additionalProperties"))) {
            return;
        }
        schema.put("required", new ArrayList<String>());
        schema.put("additionalProperties", false);
        properties(schema).values().forEach(each -> referenced(each, components)
                .filter(other -> other.containsKey("properties"))
                .ifPresent(other -> strict(other, components)));
    }

    /** Says more of a field than the service does. */
    static void patch(Map<String, Object> schema, String field, Map<String, Object> more) {
        if (Boolean.TRUE.equals(more.remove("required"))) {
            RequestLimits.require(schema, field);
        }
        Map<String, Object> known = Tree.node(properties(schema).get(field));
        known.putAll(more);
    }

    /** Fields that could be of any size. */
    static List<String> unlimited(
            Map<String, Object> schema, Map<String, Map<String, Object>> components) {
        List<String> found = new ArrayList<>();
        properties(schema).forEach((name, each) -> {
            Map<String, Object> field = Tree.node(each);
            var other = referenced(each, components);
            if (other.isPresent()) {
                unlimited(other.get(), components)
                        .forEach(deeper -> found.add(name + "/" + deeper));
            } else if (!isLimited(field)) {
                found.add(name);
            }
        });
        return found;
    }

    private static boolean isLimited(Map<String, Object> field) {
        String type = String.valueOf(field.get("type"));
        boolean integer = type.contains("integer");
        return type.contains("boolean") || type.contains("object")
                || field.keySet().stream().anyMatch(key -> LIMITS.contains(key)
                        && !(integer && key.equals("format")))
                || String.valueOf(field).contains(MONEY);
    }

    private static Optional<Map<String, Object>> referenced(
            Object field, Map<String, Map<String, Object>> components) {
        String text = String.valueOf(field);
        int at = text.indexOf("#/components/schemas/");
        if (at < 0 || text.contains(MONEY)) {
            return Optional.empty();
        }
        String name = text.substring(at + "#/components/schemas/".length()).split("[},\\]]")[0];
        return Optional.ofNullable(components.get(name));
    }

    private static Map<String, Object> properties(Map<String, Object> schema) {
        return Tree.node(schema.getOrDefault("properties", Map.of()));
    }
}

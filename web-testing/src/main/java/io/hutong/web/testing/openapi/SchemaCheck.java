package io.hutong.web.testing.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Holds a JSON value against a schema of the document; a field that it does not name is wrong. */
final class SchemaCheck {

    private final JsonNode document;
    private final List<String> wrong = new ArrayList<>();

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What does not fit, with its place; empty when all does. */
    static List<String> of(JsonNode document, JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(document);
        check.check("", schema, value);
        return check.wrong;
    }

    private void check(String at, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            check(at, document.at(schema.get("$ref").asString().substring(1)), value);
        }
        if (schema.has("oneOf")) {
            JsonNode either = schema.get("oneOf");
            check(at, value.isNull() ? either.get(1) : either.get(0), value);
            return;
        }
        expect(!schema.has("type") || typesOf(schema).stream().anyMatch(type -> is(type, value)),
                at, "is " + value.getNodeType() + ", not " + schema.path("type"));
        expect(!schema.has("enum") || schema.get("enum").valueStream().anyMatch(value::equals),
                at, "is none of " + schema.path("enum"));
        expect(!schema.has("const") || schema.get("const").equals(value), at, "is another value");
        if (value.isObject()) {
            object(at, schema, value);
        } else if (value.isArray()) {
            list(at, schema, value);
        } else if (value.isString()) {
            text(at, schema, value.asString());
        } else if (value.isIntegralNumber()) {
            expect(value.asLong() >= schema.path("minimum").asLong(Long.MIN_VALUE)
                    && value.asLong() <= schema.path("maximum").asLong(Long.MAX_VALUE),
                    at, "is out of range");
        }
    }

    private void object(String at, JsonNode schema, JsonNode value) {
        schema.path("required").forEach(name -> expect(
                value.has(name.asString()), at + "/" + name.asString(), "is missing"));
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String place = at + "/" + field.getKey();
            JsonNode known = schema.path("properties").path(field.getKey());
            if (!known.isMissingNode()) {
                check(place, known, field.getValue());
            } else if (schema.path("additionalProperties").isObject()) {
                check(place, schema.get("additionalProperties"), field.getValue());
            } else {
                expect(!schema.has("type"), place, "is not in the document");
            }
        }
    }

    private void list(String at, JsonNode schema, JsonNode value) {
        expect(value.size() >= schema.path("minItems").asInt(0)
                && value.size() <= schema.path("maxItems").asInt(Integer.MAX_VALUE),
                at, "has another number of elements");
        for (int i = 0; i < value.size(); i++) {
            check(at + "/" + i, schema.path("items"), value.get(i));
        }
    }

    private void text(String at, JsonNode schema, String value) {
        expect(!schema.has("pattern") || value.matches(schema.get("pattern").asString()),
                at, "does not match " + schema.path("pattern"));
        expect(value.length() >= schema.path("minLength").asInt(0)
                && value.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE),
                at, "has another length");
    }

    private static List<String> typesOf(JsonNode schema) {
        JsonNode type = schema.get("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asString).toList()
                : List.of(type.asString());
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private void expect(boolean holds, String at, String detail) {
        if (!holds) {
            wrong.add((at.isEmpty() ? "/" : at) + " " + detail);
        }
    }
}

package io.hutong.sandbox.rules;

import io.hutong.sandbox.protocol.Answer.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A field with its children: an object's fields, or the one kind of item of a list. */
final class FieldNode {

    private static final String ITEM = "[]";

    private final FieldType type;
    private final boolean required;
    private final Map<String, FieldNode> children = new LinkedHashMap<>();

    private FieldNode(FieldType type, boolean required) {
        this.type = type;
        this.required = required;
    }

    static FieldNode object() {
        return new FieldNode(FieldType.parse("object"), true);
    }

    /** Adds {@code path}, such as {@code sub_orders[].amount.total_amount*}. */
    void add(String path, String type) {
        boolean star = path.endsWith("*");
        String[] steps = path.substring(0, path.length() - (star ? 1 : 0))
                .replace("[]", ".[]").split("\\.");
        FieldNode at = this;
        for (int i = 0; i < steps.length - 1; i++) {
            at = at.children.computeIfAbsent(steps[i], step -> object());
        }
        at.children.put(steps[steps.length - 1], new FieldNode(FieldType.parse(type), star));
    }

    Optional<Refusal> check(String pointer, JsonNode value, UrlRule urls) {
        Optional<String> problem = type.problem(value, urls);
        if (problem.isPresent()) {
            return Optional.of(Refusal.field(pointer.isEmpty() ? "/" : pointer, problem.get()));
        }
        if (type.kind() == FieldType.Kind.ANY) {
            return Optional.empty();
        }
        return value.isArray() ? checkItems(pointer, value, urls)
                : checkFields(pointer, value, urls);
    }

    /** Collects the values of fields that must be encrypted. */
    void secrets(JsonNode value, List<String> found) {
        if (type.kind() == FieldType.Kind.SECRET && value.isString()) {
            found.add(value.asString());
        }
        for (Map.Entry<String, FieldNode> child : children.entrySet()) {
            if (child.getKey().equals(ITEM)) {
                value.forEach(item -> child.getValue().secrets(item, found));
            } else {
                child.getValue().secrets(value.path(child.getKey()), found);
            }
        }
    }

    private Optional<Refusal> checkItems(String pointer, JsonNode list, UrlRule urls) {
        FieldNode item = children.get(ITEM);
        if (item == null) {
            return Optional.empty();
        }
        for (int i = 0; i < list.size(); i++) {
            Optional<Refusal> refusal = item.check(pointer + "/" + i, list.get(i), urls);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> checkFields(String pointer, JsonNode object, UrlRule urls) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!children.containsKey(field.getKey())) {
                return Optional.of(Refusal.field(pointer + "/" + field.getKey(),
                        "this operation has no such field"));
            }
        }
        for (Map.Entry<String, FieldNode> child : children.entrySet()) {
            Optional<Refusal> refusal = child.getValue()
                    .checkChild(pointer + "/" + child.getKey(), object.get(child.getKey()), urls);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> checkChild(String pointer, @Nullable JsonNode value, UrlRule urls) {
        if (value == null || value.isNull()) {
            return required ? Optional.of(Refusal.field(pointer, "it is required"))
                    : Optional.empty();
        }
        return check(pointer, value, urls);
    }
}

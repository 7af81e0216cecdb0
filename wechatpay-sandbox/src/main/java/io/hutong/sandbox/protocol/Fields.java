package io.hutong.sandbox.protocol;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Typed reading of a JSON object whose shape has been checked against its field table. */
public record Fields(JsonNode node) {

    /** The text of a required field. */
    public String text(String name) {
        return node.path(name).asString("");
    }

    public @Nullable String optional(String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.asString() : null;
    }

    public String textOr(String name, String fallback) {
        String value = optional(name);
        return value == null ? fallback : value;
    }

    /** An integer, such as an amount in fen; 0 when absent. */
    public long number(String name) {
        return node.path(name).asLong(0);
    }

    public boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    public boolean has(String name) {
        return !node.path(name).isMissingNode() && !node.path(name).isNull();
    }

    public Fields object(String name) {
        return new Fields(node.path(name));
    }

    public List<Fields> list(String name) {
        List<Fields> items = new ArrayList<>();
        for (JsonNode item : node.path(name)) {
            items.add(new Fields(item));
        }
        return items;
    }
}

package io.hutong.sandbox.rules;

import io.hutong.sandbox.protocol.Answer.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The documented fields of one request, and the check that a request keeps to them. */
public final class FieldTable {

    private final FieldNode root;

    private FieldTable(FieldNode root) {
        this.root = root;
    }

    /** Reads {@code {"name*": "text 32", "list[].name": "…"}}. */
    public static FieldTable parse(JsonNode table) {
        FieldNode root = FieldNode.object();
        table.properties().forEach(field -> root.add(field.getKey(), field.getValue().asString()));
        return new FieldTable(root);
    }

    /** The first field of {@code body} that is missing, unknown or not as documented. */
    public Optional<Refusal> checkBody(JsonNode body, UrlRule urls) {
        return root.check("", body, urls);
    }

    /** The same for query parameters, which are all text. */
    public Optional<Refusal> checkQuery(Map<String, String> query, UrlRule urls) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        query.forEach(node::put);
        return root.check("", node, urls);
    }

    /** The values of {@code body} that must be encrypted for one of WeChat Pay's keys. */
    public List<String> secrets(JsonNode body) {
        List<String> found = new ArrayList<>();
        root.secrets(body, found);
        return found;
    }
}

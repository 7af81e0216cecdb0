package io.hutong.web.testing;

import io.hutong.web.format.HttpJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of bad inputs for one write, made from a body that it accepts: every field in turn
 * gets every kind of wrong value. Most writes only have to say where zero, an empty text or
 * nothing at all is fine:
 *
 * <pre>{@code BadInputs.of(validBody).zeroIsFineAt("/limit").optionalAt("/note").all()}</pre>
 */
public final class BadInputs {

    private static final int TOO_LARGE = 70_000;
    private static final int TOO_LONG = 5_000;
    private static final int TOO_MANY = 1_000;
    /** One of each kind that a reader does not see: direction, width, joiner, tag, half, line. */
    private static final List<String> HIDDEN = List.of("\u202E", "\u2066", "\u200B", "\u200D",
            "\u00AD", "\uFEFF", "\uFE0F", Character.toString(0xE0041), "\uD800", "\u2028",
            "\uE000", "\u0378", "\u3164");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final BigInteger OVERFLOW = BigInteger.ONE.shiftLeft(Long.SIZE - 1);

    private final String valid;
    private final Set<String> zeroFine = new HashSet<>();
    private final Set<String> optional = new HashSet<>();
    private final Set<String> emptyFine = new HashSet<>();
    private final List<BadInput> found = new ArrayList<>();

    private BadInputs(String valid) {
        this.valid = valid;
    }

    /** @param validBody a JSON object that the write accepts */
    public static BadInputs of(String validBody) {
        return new BadInputs(validBody);
    }

    public BadInputs zeroIsFineAt(String... pointers) {
        zeroFine.addAll(List.of(pointers));
        return this;
    }

    /** These may be null or missing. */
    public BadInputs optionalAt(String... pointers) {
        optional.addAll(List.of(pointers));
        return this;
    }

    /** These lists or texts may be empty. */
    public BadInputs emptyIsFineAt(String... pointers) {
        emptyFine.addAll(List.of(pointers));
        return this;
    }

    public List<BadInput> all() {
        found.clear();
        wholeBody();
        tokens();
        walk("", HttpJson.mapper().readTree(valid));
        return List.copyOf(found);
    }

    private void wholeBody() {
        String inner = valid.strip().substring(1);
        String firstField = HttpJson.mapper().readTree(valid).propertyNames().iterator().next();
        found.add(BadInput.malformed("half a body", valid.substring(0, valid.length() / 2)));
        found.add(BadInput.malformed("no JSON", "sku=tea-100"));
        found.add(BadInput.malformed("single quotes", valid.replace('"', '\'')));
        found.add(BadInput.malformed("the same key twice",
                "{\"" + firstField + "\":" + nodeText(firstField) + "," + inner));
        found.add(BadInput.field("a second value behind the body", valid + " {}"));
        found.add(BadInput.field("null", "null"));
        found.add(BadInput.field("a list in place of an object", "[]"));
        found.add(BadInput.field("nothing", ""));
        found.add(BadInput.body("a body of 70 kB", valid + " ".repeat(TOO_LARGE), 413,
                "BODY_TOO_LARGE"));
        found.add(BadInput.typed("text/plain", "text/plain", valid, 415));
        found.add(BadInput.typed("a form", "application/x-www-form-urlencoded", valid, 415));
        found.add(BadInput.typed("no content type", null, valid, 415));
    }

    private String nodeText(String field) {
        return HttpJson.mapper().readTree(valid).get(field).toString();
    }

    private void tokens() {
        found.add(BadInput.token("no token", BadInput.Bearer.NONE, valid));
        found.add(BadInput.token("a token of a foreign key", BadInput.Bearer.FOREIGN, valid));
        found.add(BadInput.token("an expired token", BadInput.Bearer.EXPIRED, valid));
        found.add(BadInput.token("another issuer", BadInput.Bearer.OTHER_ISSUER, valid));
        found.add(BadInput.token("another audience", BadInput.Bearer.OTHER_AUDIENCE, valid));
        found.add(BadInput.token("no token at all in the header", BadInput.Bearer.GARBAGE, valid));
    }

    private void walk(String pointer, JsonNode node) {
        if (node instanceof ObjectNode object) {
            unknownField(pointer);
            for (String name : object.propertyNames()) {
                field(pointer + "/" + name, object.get(name));
                walk(pointer + "/" + name, object.get(name));
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            field(pointer + "/0", array.get(0));
            walk(pointer + "/0", array.get(0));
        }
    }

    private void unknownField(String pointer) {
        JsonNode body = HttpJson.mapper().readTree(valid);
        ((ObjectNode) at(body, pointer)).put("no_such_field", 1);
        found.add(BadInput.field("unknown field in " + pointer + "/", body.toString()));
    }

    private void field(String pointer, JsonNode value) {
        if (!optional.contains(pointer)) {
            with(pointer, NODES.nullNode());
        }
        if (value.isNumber()) {
            numbers(pointer);
        } else if (value.isString()) {
            texts(pointer);
        } else if (value.isArray()) {
            lists(pointer, value);
        } else if (value.isObject()) {
            with(pointer, NODES.stringNode("x"));
            with(pointer, NODES.arrayNode());
        } else if (value.isBoolean()) {
            with(pointer, NODES.numberNode(1));
            with(pointer, NODES.stringNode("true"));
        }
    }

    private void numbers(String pointer) {
        with(pointer, NODES.numberNode(-1));
        if (!zeroFine.contains(pointer)) {
            with(pointer, NODES.numberNode(0));
        }
        with(pointer, NODES.numberNode(Long.MAX_VALUE));
        with(pointer, NODES.numberNode(OVERFLOW));
        with(pointer, NODES.numberNode(1.5));
        with(pointer, NODES.stringNode("2"));
        with(pointer, NODES.stringNode(""));
        with(pointer, NODES.booleanNode(true));
        with(pointer, NODES.arrayNode());
    }

    private void texts(String pointer) {
        with(pointer, NODES.numberNode(5));
        with(pointer, NODES.booleanNode(true));
        with(pointer, NODES.objectNode());
        with(pointer, NODES.stringNode("x".repeat(TOO_LONG)));
        with(pointer, NODES.stringNode("a\u0000b"));
        HIDDEN.forEach(hidden -> with(pointer, NODES.stringNode("ab" + hidden + "c")));
        if (!emptyFine.contains(pointer)) {
            with(pointer, NODES.stringNode(""));
        }
    }

    private void lists(String pointer, JsonNode value) {
        if (!emptyFine.contains(pointer)) {
            with(pointer, NODES.arrayNode());
        }
        with(pointer, NODES.objectNode());
        with(pointer, NODES.stringNode("x"));
        if (!value.isEmpty()) {
            ArrayNode many = NODES.arrayNode();
            for (int i = 0; i < TOO_MANY; i++) {
                many.add(value.get(0));
            }
            with(pointer, many);
        }
    }

    private void with(String pointer, JsonNode wrong) {
        JsonNode body = HttpJson.mapper().readTree(valid);
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = at(body, pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, wrong);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), wrong);
        }
        String shown = escaped(wrong);
        found.add(BadInput.field(pointer + " = "
                + (shown.length() > 30 ? shown.substring(0, 30) + "…" : shown), escaped(body)));
    }

    /** Half a character has no bytes of its own, and a name of a test that is not seen no use. */
    private static String escaped(JsonNode node) {
        StringBuilder ascii = new StringBuilder();
        node.toString().chars().forEach(c -> ascii.append(c <= '~' ? Character.toString(c)
                : String.format(Locale.ROOT, "\\u%04x", c)));
        return ascii.toString();
    }

    private static JsonNode at(JsonNode body, String pointer) {
        return pointer.isEmpty() ? body : body.at(pointer);
    }
}

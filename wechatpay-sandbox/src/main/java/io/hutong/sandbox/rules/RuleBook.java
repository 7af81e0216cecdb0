package io.hutong.sandbox.rules;

import io.hutong.sandbox.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** The content of {@code sandbox-rules.yml}, and which of its rule sets is in force. */
public final class RuleBook {

    private static final int DEFAULT_STATUS = 400;

    private final Map<String, Rules> sets = new TreeMap<>();
    private final Map<String, FieldTable> requests = new TreeMap<>();
    private final JsonNode errors;
    private final String initial;
    private volatile String current;

    private RuleBook(JsonNode file, String current) {
        file.path("sets").properties().forEach(set -> sets.put(set.getKey(),
                Json.MAPPER.treeToValue(set.getValue(), Rules.class)));
        file.path("requests").properties().forEach(
                request -> requests.put(request.getKey(), FieldTable.parse(request.getValue())));
        this.errors = file.path("errors");
        this.initial = current;
        this.current = current;
        if (!use(current)) {
            throw new IllegalArgumentException("No rule set is called " + current
                    + ": choose one of " + names());
        }
    }

    /** Reads the built-in rules; {@code set} is in force at first. */
    public static RuleBook load(String set) {
        try (InputStream in = RuleBook.class.getResourceAsStream("/sandbox-rules.yml")) {
            if (in == null) {
                throw new IllegalStateException("sandbox-rules.yml is missing from the class path");
            }
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new RuleBook(Json.MAPPER.valueToTree(yaml), set);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read sandbox-rules.yml", e);
        }
    }

    /** The rules in force. */
    public Rules now() {
        Rules rules = sets.get(current);
        if (rules == null) {
            throw new IllegalStateException("The rule set " + current + " has vanished");
        }
        return rules;
    }

    public String currentName() {
        return current;
    }

    /** The set that was in force at first. */
    public String initial() {
        return initial;
    }

    public Set<String> names() {
        return sets.keySet();
    }

    /** Puts another set in force; false when there is none of that name. */
    public boolean use(String set) {
        if (!sets.containsKey(set)) {
            return false;
        }
        current = set;
        return true;
    }

    /** HTTP status of an error code. */
    public int statusOf(String code) {
        return errors.path(code).asInt(DEFAULT_STATUS);
    }

    public boolean knowsError(String code) {
        return errors.has(code);
    }

    /** The fields of the operation {@code "METHOD template"}. */
    public Optional<FieldTable> fields(String operation) {
        return Optional.ofNullable(requests.get(operation));
    }
}

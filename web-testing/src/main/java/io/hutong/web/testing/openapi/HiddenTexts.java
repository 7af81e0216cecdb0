package io.hutong.web.testing.openapi;

import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.format.HttpJson;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.TestTokens;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Sends a character that nobody sees in every text field of every call of a running service, one
 * field at a time. What the fields are is asked of the controllers, so that a field of tomorrow is
 * tried, too.
 */
public final class HiddenTexts {

    private static final String HIDDEN = "a\u202Eb";
    private static final String REFUSAL = "must not contain the invisible character U+202E";
    private static final int BAD_REQUEST = 400;

    private final List<Operation> operations;
    private final HttpProbe http;
    private final Schemas schemas = new Schemas();
    private final String token = TestTokens.shared().of(
            new Caller("prober", EnumSet.allOf(Scope.class), "m-tea"));

    public HiddenTexts(
            RequestMappingHandlerMapping controllers, HttpProbe http) {
        this.operations = Operation.of(controllers.getHandlerMethods());
        this.http = http;
    }

    /** A field, and a body in which nothing else stands. */
    private record Place(String pointer, Object body) {

        Place below(String step, Object body) {
            return new Place("/" + step + pointer, body);
        }
    }

    /** The fields that take such a text, as {@code POST /v1/orders /lines/0/sku}. */
    public Set<String> taken() {
        Set<String> taken = new TreeSet<>();
        for (Operation operation : operations) {
            operation.body().ifPresent(type -> places(schemas.of(type)).stream()
                    .filter(place -> !isRefused(operation, place))
                    .forEach(place -> taken.add(operation.name() + " " + place.pointer())));
        }
        return taken;
    }

    private boolean isRefused(Operation operation, Place place) {
        HttpProbe.Answer answer = http.send(operation.method(), operation.pathOf("probe-1"), token,
                Map.of("Content-Type", "application/json", "Idempotency-Key", "hidden"),
                HttpJson.mapper().writeValueAsBytes(place.body()));
        JsonNode error = answer.json().path("errors").path(0);
        return answer.status() == BAD_REQUEST
                && error.path("pointer").asString("").equals(place.pointer())
                && error.path("detail").asString("").equals(REFUSAL);
    }

    private List<Place> places(Map<String, Object> field) {
        Map<String, Object> type = resolved(field);
        return switch (kindOf(type)) {
            case "object" -> placesOfObject(type);
            case "array" -> places(Tree.node(type.get("items"))).stream()
                    .map(place -> place.below("0", List.of(place.body()))).toList();
            case "string" -> type.containsKey("enum") || type.containsKey("format")
                    ? List.of() : List.of(new Place("", HIDDEN));
            default -> List.of();
        };
    }

    private List<Place> placesOfObject(Map<String, Object> type) {
        List<Place> found = new ArrayList<>();
        Map<String, Object> properties = Tree.node(type.getOrDefault("properties", Map.of()));
        properties.forEach((name, each) -> places(Tree.node(each))
                .forEach(place -> found.add(place.below(name, Map.of(name, place.body())))));
        return found;
    }

    private Map<String, Object> resolved(Map<String, Object> field) {
        Map<String, Object> type = field.get("oneOf") instanceof List<?> either
                ? Tree.node(either.getFirst()) : field;
        return type.get("$ref") instanceof String ref
                ? Tree.node(schemas.components().get(ref.substring(ref.lastIndexOf('/') + 1)))
                : type;
    }

    private static String kindOf(Map<String, Object> type) {
        return type.get("type") instanceof List<?> types
                ? (String) types.getFirst() : (String) type.getOrDefault("type", "");
    }
}

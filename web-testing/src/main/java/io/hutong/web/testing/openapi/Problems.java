package io.hutong.web.testing.openapi;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** The refusals of one operation: those that every call has by its form, and its own. */
final class Problems {

    private static final String MEDIA_TYPE = "application/problem+json";
    /** Sets of codes that many operations share, by the name of their component. */
    private static final Map<String, List<String>> SHARED = shared();

    private final Map<Integer, Set<String>> codes = new TreeMap<>();

    private static Map<String, List<String>> shared() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("BadBody", List.of("INVALID_PARAMETER", "INVALID_HEADER", "INVALID_REQUEST",
                "MALFORMED_JSON"));
        all.put("BadBodyOrKey", List.of("INVALID_PARAMETER", "INVALID_HEADER", "INVALID_REQUEST",
                "MALFORMED_JSON", "IDEMPOTENCY_KEY_MISSING", "IDEMPOTENCY_KEY_INVALID"));
        all.put("BadKey", List.of("INVALID_PARAMETER", "INVALID_HEADER",
                "IDEMPOTENCY_KEY_MISSING", "IDEMPOTENCY_KEY_INVALID"));
        all.put("BadParameter", List.of("INVALID_PARAMETER", "INVALID_HEADER"));
        all.put("Unauthenticated", List.of("UNAUTHENTICATED"));
        all.put("Forbidden", List.of("FORBIDDEN"));
        all.put("NotFound", List.of("NOT_FOUND"));
        all.put("TooSlow", List.of("REQUEST_TOO_SLOW"));
        all.put("KeyInFlight", List.of("IDEMPOTENCY_KEY_IN_FLIGHT"));
        all.put("BodyTooLarge", List.of("BODY_TOO_LARGE"));
        all.put("UnsupportedMediaType", List.of("UNSUPPORTED_MEDIA_TYPE"));
        all.put("KeyReused", List.of("IDEMPOTENCY_KEY_REUSED"));
        all.put("Unavailable", List.of("UNAVAILABLE"));
        return all;
    }

    static Problems of(Operation operation, JsonNode words) {
        Problems problems = new Problems();
        problems.add(400, "INVALID_PARAMETER", "INVALID_HEADER");
        if (operation.body().isPresent()) {
            problems.add(400, "INVALID_REQUEST", "MALFORMED_JSON");
            problems.add(413, "BODY_TOO_LARGE");
            problems.add(415, "UNSUPPORTED_MEDIA_TYPE");
        }
        if (operation.isIdempotent()) {
            problems.add(400, "IDEMPOTENCY_KEY_MISSING", "IDEMPOTENCY_KEY_INVALID");
            problems.add(409, "IDEMPOTENCY_KEY_IN_FLIGHT");
            problems.add(422, "IDEMPOTENCY_KEY_REUSED");
        }
        problems.add(401, "UNAUTHENTICATED");
        if (!operation.scopes().isEmpty() && operation.scopes().size() < 3) {
            problems.add(403, "FORBIDDEN");
        }
        if (operation.hasPathVariables() && !words.path("creates").asBoolean(false)) {
            problems.add(404, "NOT_FOUND");
        }
        problems.add(408, "REQUEST_TOO_SLOW");
        problems.add(503, "UNAVAILABLE");
        words.path("codes").properties().forEach(status -> status.getValue()
                .forEach(code -> problems.add(Integer.parseInt(status.getKey()), code.asString())));
        return problems;
    }

    private void add(int status, String... more) {
        codes.computeIfAbsent(status, key -> new LinkedHashSet<>()).addAll(List.of(more));
    }

    /** Adds one response per status. */
    void putInto(Map<String, Object> responses) {
        codes.forEach((status, all) -> responses.put(Integer.toString(status), nameOf(all)));
    }

    private static Map<String, Object> nameOf(Set<String> codes) {
        return SHARED.entrySet().stream()
                .filter(entry -> Set.copyOf(entry.getValue()).equals(codes)).findFirst()
                .map(entry -> Tree.ref("responses", entry.getKey()))
                .orElseGet(() -> response(List.copyOf(codes)));
    }

    private static Map<String, Object> response(List<String> codes) {
        return Tree.of("description", String.join(", ", codes), "content", Tree.of(MEDIA_TYPE,
                Tree.of("schema", Tree.of("$ref", "#/components/schemas/Problem",
                        "properties", Tree.of("code", Tree.of("enum", codes))))));
    }

    static Map<String, Object> sharedResponses() {
        Map<String, Object> responses = new LinkedHashMap<>();
        SHARED.forEach((name, codes) -> responses.put(name, response(codes)));
        responses.put("InternalError", Tree.of(
                "description", HttpStatus.INTERNAL_SERVER_ERROR.getReasonPhrase()
                        + ": INTERNAL_ERROR, with a reference to report",
                "content", Tree.of(MEDIA_TYPE,
                        Tree.of("schema", Tree.ref("schemas", "Problem")))));
        return responses;
    }
}

package io.hutong.web.testing.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What a call takes beside its body: from the path, the query, and the header of its key. */
final class Parameters {

    private static final DefaultParameterNameDiscoverer NAMES =
            new DefaultParameterNameDiscoverer();

    private Parameters() {
    }

    /** @param gaps gets the parameters for which there are no words */
    static List<Object> of(Operation operation, JsonNode words, Set<String> gaps) {
        List<Object> parameters = new ArrayList<>();
        for (String name : operation.pathVariables()) {
            parameters.add(Tree.of("name", name, "in", "path", "required", true,
                    "schema", Tree.of("type", "string")));
        }
        for (MethodParameter each : operation.queryParameters()) {
            String name = nameOf(each);
            JsonNode known = words.path("operations").path(operation.name())
                    .path("parameters").path(name);
            JsonNode said = known.isMissingNode() ? words.path("parameters").path(name) : known;
            if (said.isMissingNode()) {
                gaps.add(operation.name() + " does not say what the parameter " + name + " is");
            } else {
                parameters.add(query(name, said));
            }
        }
        if (operation.isIdempotent()) {
            parameters.add(Tree.ref("parameters", "IdempotencyKey"));
        }
        return parameters;
    }

    private static Map<String, Object> query(String name, JsonNode said) {
        return Tree.of("name", name, "in", "query",
                "required", said.path("required").asBoolean(false),
                "description", said.path("description").asString(""),
                "schema", OpenApi.YAML.convertValue(said.path("schema"), LinkedHashMap.class));
    }

    private static String nameOf(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(NAMES);
        String declared = Objects.requireNonNull(
                parameter.getParameterAnnotation(RequestParam.class)).name();
        return declared.isEmpty()
                ? Objects.requireNonNull(parameter.getParameterName()) : declared;
    }
}

package io.hutong.sandbox.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.protocol.Routes;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/**
 * Scenario files: a list of control-plane calls, such as
 * {@code - PUT /sandbox/rules: {set: documented}}, carried out in order. Together with a seed they
 * make a run repeatable.
 */
public final class Scenarios {

    private static final int MAX_STEPS = 1_000;

    private final Routes routes;

    public Scenarios(Routes routes) {
        this.routes = routes;
    }

    /** Adds {@code POST /sandbox/scenario}, whose body is the list of steps as JSON. */
    public void addTo(Routes all) {
        all.open("GET", "/sandbox/operations", call -> Answer.plain(200, routes.all().stream()
                .map(route -> Map.of("operation", route.key(), "signed", route.signed()))
                .toList()));
        all.open("POST", "/sandbox/scenario", call -> {
            try {
                return Answer.plain(200, Map.of("steps", run(call.body())));
            } catch (IllegalArgumentException e) {
                return Refused.badRequest(String.valueOf(e.getMessage()));
            }
        });
    }

    /** Carries the steps of a YAML or JSON file out; fails with a sentence that names the step. */
    public int run(Path file) {
        try (var in = Files.newInputStream(file)) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return run(Json.MAPPER.<JsonNode>valueToTree(yaml));
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the scenario " + file, e);
        }
    }

    private int run(JsonNode steps) {
        if (!steps.isArray() || steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("A scenario is a list of at most " + MAX_STEPS
                    + " steps like {\"PUT /sandbox/rules\": {\"set\": \"documented\"}}");
        }
        int number = 0;
        for (JsonNode step : steps) {
            number++;
            for (Map.Entry<String, JsonNode> call : step.properties()) {
                run(number, call.getKey(), call.getValue());
            }
        }
        return number;
    }

    private void run(int number, String operation, JsonNode body) {
        String[] parts = operation.split(" ", 2);
        Routes.Match match = parts.length < 2 || !parts[1].startsWith("/sandbox/") ? null
                : routes.find(parts[0], parts[1]).orElse(null);
        if (match == null) {
            throw new IllegalArgumentException("Step " + number
                    + " is not a call of the control plane: " + operation);
        }
        JsonNode content = body.isNull() ? Call.noBody() : body;
        Answer answer = match.route().endpoint().answer(
                new Call(null, match.path(), Map.of(), content, "", ""));
        if (answer instanceof Answer.Streamed streamed) {
            Flux.from(streamed.chunks()).blockLast();
        }
        if (answer instanceof Answer.Raw raw && raw.status() >= 400) {
            throw new IllegalArgumentException("Step " + number + " was refused: "
                    + new String(raw.body(), StandardCharsets.UTF_8));
        }
    }
}

package io.hutong.sandbox.control;

import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.protocol.Routes;
import io.hutong.sandbox.store.Store;
import io.hutong.sandbox.store.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
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

    private static final String KEY = "played";

    private final Routes routes;
    private final Store store;
    private final Table<Played> table;

    public Scenarios(Routes routes, Store store) {
        this.routes = routes;
        this.store = store;
        this.table = store.table("scenario", Played.class, played -> KEY);
    }

    /**
     * What was played last.
     *
     * @param sha256 of the file
     */
    record Played(String sha256) {
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

    /**
     * Carries a file out at start, unless the start before did: what it has changed is kept, and
     * faults or seconds that are added would be added again.
     */
    public void runOnce(Path file) {
        String sha256 = sha256(file);
        if (table.find(KEY).filter(played -> played.sha256().equals(sha256)).isEmpty()) {
            run(file);
            store.change(() -> table.put(new Played(sha256)));
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the scenario " + file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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

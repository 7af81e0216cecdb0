package io.hutong.web.testing.openapi;

import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Walks through all writing calls of a running service. Each has to be either an act of a person,
 * which is carried out and must leave one entry in the audit list, or named as none with a reason:
 * a call that is added later and forgotten here is found.
 */
public final class AuditWalk {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int FIRST_REFUSAL = 300;

    private final Set<String> writing = new TreeSet<>();
    private final HttpProbe http;
    private final Map<String, Supplier<Deed>> deeds = new LinkedHashMap<>();
    private final Map<String, String> none = new LinkedHashMap<>();

    public AuditWalk(
            RequestMappingHandlerMapping controllers, HttpProbe http) {
        this.http = http;
        Operation.of(controllers.getHandlerMethods()).stream()
                .filter(operation -> !READING.contains(operation.method()))
                .forEach(operation -> writing.add(operation.name()));
    }

    /**
     * A request that must succeed, and what it has to leave.
     *
     * @param path   with its variables filled in
     * @param entry  that it leaves
     * @param repeat how many entries there are after the same request was sent once more
     */
    public record Deed(
            String path, String token, String body, Entry entry, int repeat) {

        /** The entry that is expected. */
        public record Entry(String actor, String action, String subject) {
        }

        /** Its repeat is answered, or refused, without being done again. */
        public static Deed once(String path, String token, String body, Entry entry) {
            return new Deed(path, token, body, entry, 1);
        }

        /** Its repeat is another act of the same kind. */
        public static Deed anew(String path, String token, String body, Entry entry) {
            return new Deed(path, token, body, entry, 2);
        }
    }

    /** @param call for example {@code POST /v1/orders/{id}/cancel} */
    public AuditWalk act(String call, Supplier<Deed> deed) {
        deeds.put(call, deed);
        return this;
    }

    public AuditWalk noAct(String call, String why) {
        none.put(call, why);
        return this;
    }

    /** Carries every act out, and says everything that is not as it should be. */
    public List<String> complaints() {
        List<String> found = new ArrayList<>();
        writing.stream().filter(call -> !deeds.containsKey(call) && !none.containsKey(call))
                .forEach(call -> found.add(call + " is neither known as an act nor as none"));
        Set<String> said = new TreeSet<>(deeds.keySet());
        said.addAll(none.keySet());
        said.stream().filter(call -> !writing.contains(call))
                .forEach(call -> found.add("there is no call " + call));
        deeds.forEach((call, deed) -> found.addAll(carriedOut(call, deed.get())));
        return found;
    }

    private List<String> carriedOut(String call, Deed deed) {
        List<String> found = new ArrayList<>();
        String key = UUID.randomUUID().toString();
        Answer refused = send(call, deed, TestTokens.shared().foreign(), key);
        expect(found, call + " refused", 0, deed);
        Answer done = send(call, deed, deed.token(), key);
        if (refused.status() < FIRST_REFUSAL || done.status() >= FIRST_REFUSAL) {
            found.add(call + ": " + done.status() + " " + done.text());
            return found;
        }
        expect(found, call, 1, deed);
        send(call, deed, deed.token(), key);
        expect(found, call + " repeated", deed.repeat(), deed);
        return found;
    }

    private Answer send(String call, Deed deed, String token, String key) {
        String method = call.substring(0, call.indexOf(' '));
        return http.send(method, deed.path(), token,
                Map.of("Content-Type", "application/json", "Idempotency-Key", key),
                deed.body().getBytes(StandardCharsets.UTF_8));
    }

    private void expect(List<String> found, String what, int count, Deed deed) {
        List<JsonNode> entries = http.get("/v1/audit?limit=1000&subject=" + deed.entry().subject(),
                TestTokens.shared().operator()).json().path("items").valueStream()
                .filter(entry -> is(entry, "action", deed.entry().action())
                        && is(entry, "actor", deed.entry().actor()))
                .toList();
        if (entries.size() != count) {
            found.add(what + ": " + entries.size() + " entries in place of " + count + ": "
                    + entries.stream().map(JsonNode::toString).collect(Collectors.joining()));
        }
    }

    private static boolean is(JsonNode entry, String field, String value) {
        return entry.path(field).asString("").equals(value);
    }
}

package io.hutong.cluster.client;

import io.hutong.cluster.keys.KeyRing;
import io.hutong.cluster.keys.Tokens;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Endpoints;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.CommandFailed;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The REST interfaces of the cluster, for one caller. */
public final class Api {

    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final int UNAVAILABLE = 503;
    /** Come back later, says {@code Retry-After}. */
    private static final Set<Integer> LATER = Set.of(429, UNAVAILABLE);
    /** How often a call comes back to a member that is busy and says when to. */
    private static final int TRIES_MAX = 5;
    private static final int RETRY_AFTER_MAX_SECONDS = 10;

    private final Http http;
    private final Endpoints endpoints;
    private final Supplier<Map<String, String>> authorization;

    private Api(Http http, Endpoints endpoints, Supplier<Map<String, String>> authorization) {
        this.http = http;
        this.endpoints = endpoints;
        this.authorization = authorization;
    }

    /** For calls that need no token. */
    public static Api anonymous(Endpoints endpoints) {
        return new Api(new Http(), endpoints, Map::of);
    }

    /** With an operator's token, signed by this cluster's key. */
    public static Api operator(Endpoints endpoints, ClusterHome home) {
        var tokens = Tokens.signedBy(new KeyRing(home.keys()).jwtPrivateKey(), Clock.systemUTC());
        return anonymous(endpoints).as(
                tokens.token("operator", "operator", TOKEN_LIFE, Map.of()));
    }

    /** The same interfaces for the bearer of another token. */
    public Api as(String token) {
        return as(() -> token);
    }

    /** The same interfaces for somebody whose token changes with time. */
    Api as(Supplier<String> token) {
        return new Api(http, endpoints, () -> Map.of("Authorization", "Bearer " + token.get()));
    }

    /** The answer, whatever it is. */
    public Http.Answer tryGet(Member member, String path) {
        return http.get(address(member, path), authorization.get());
    }

    /** The answer to a write, whatever it is; the caller chooses the Idempotency-Key. */
    public Http.Answer trySend(
            String method, Member member, String path, String idempotencyKey, Object body) {
        var headers = new LinkedHashMap<>(authorization.get());
        headers.put("Idempotency-Key", idempotencyKey);
        return http.call(method, address(member, path), headers, body);
    }

    /** The same of a service that is up. @throws Unreachable also when it answers 503 */
    public Http.Answer sendOnceUp(
            String method, Member member, String path, String idempotencyKey, Object body) {
        var answer = trySend(method, member, path, idempotencyKey, body);
        if (answer.status() == UNAVAILABLE) {
            throw new Unreachable(member.title() + " is not up yet: " + answer.text().strip());
        }
        return answer;
    }

    /**
     * The body of a 2xx answer; anything else fails with the problem's own words, 429 and 503 only
     * when it has been so several times.
     */
    public JsonNode get(Member member, String path) {
        return insist("GET " + path, member, patiently(() -> tryGet(member, path)));
    }

    /** Sends a body; the key makes a repeat harmless where something is created. */
    public JsonNode post(Member member, String path, Object body) {
        return send("POST", member, path, body);
    }

    public JsonNode send(String method, Member member, String path, Object body) {
        var key = UUID.randomUUID().toString();
        return insist(method + " " + path, member,
                patiently(() -> trySend(method, member, path, key, body)));
    }

    private static Http.Answer patiently(Supplier<Http.Answer> call) {
        var answer = call.get();
        for (int tries = 1; tries < TRIES_MAX && LATER.contains(answer.status())
                && answer.headers().containsKey("Retry-After"); tries++) {
            Pause.of(pause(answer.headers().get("Retry-After")));
            answer = call.get();
        }
        return answer;
    }

    private static Duration pause(String retryAfter) {
        int seconds = retryAfter.matches("\\d{1,6}")
                ? Integer.parseInt(retryAfter) : RETRY_AFTER_MAX_SECONDS;
        return Duration.ofSeconds(Math.min(seconds, RETRY_AFTER_MAX_SECONDS));
    }

    /** Server-sent events of this caller. */
    public EventStream stream(Member member, String path) {
        return EventStream.open(http.client(), address(member, path), authorization.get());
    }

    private URI address(Member member, String path) {
        return URI.create(endpoints.of(member) + path);
    }

    private static JsonNode insist(String what, Member member, Http.Answer answer) {
        if (answer.ok()) {
            return answer.body();
        }
        var code = answer.body().path("code").asString("");
        var detail = answer.body().path("detail").asString(answer.text().strip());
        var sentence = member.title() + " answered " + what + " with " + answer.status()
                + (code.isEmpty() ? "" : " " + code) + (detail.isBlank() ? "" : ": " + detail);
        throw answer.status() == UNAVAILABLE ? new Unreachable(sentence)
                : new CommandFailed(sentence);
    }
}

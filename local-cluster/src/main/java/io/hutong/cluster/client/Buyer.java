package io.hutong.cluster.client;

import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.CommandFailed;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A buyer in the mini-program, logged in.
 *
 * @param name    of the WeChat user that the sandbox plays
 * @param session in the mini-program
 * @param api     the services with the session's token
 */
public record Buyer(String name, BuyerSession session, Api api) {

    private static final Duration SIGNING_LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);

    /** Logs in as the WeChat user {@code name}; the same name is the same buyer again. */
    public static Buyer login(Api api, String name) {
        var session = BuyerSession.login(api, name, Clock.systemUTC());
        return new Buyer(name, session, api.as(session::token));
    }

    /** Of the user within the mini-program. */
    public String openid() {
        return session.openid();
    }

    /** Good for some time to come. */
    public String token() {
        return session.token();
    }

    /** Signs a mandate, as the buyer does inside WeChat, unless one is signed. */
    public JsonNode withMandate() {
        var current = mandate();
        if (isSigned(current)) {
            return current;
        }
        var started = startMandate();
        signInWeChat(started);
        return awaitMandate();
    }

    /** Asks the payment service for a mandate: {@code PENDING} until it is signed. */
    public JsonNode startMandate() {
        return api.post(Member.PAYMENT, "/v1/mandates", Map.of());
    }

    /** What a tap on the page inside WeChat does; here the sandbox taps. */
    public void signInWeChat(JsonNode mandate) {
        api.post(Member.SANDBOX, "/sandbox/contracts/"
                + mandate.path("pre_entrustweb_id").asString() + "/sign",
                Map.of("openid", openid()));
    }

    /** Waits until the payment service knows, by callback or by asking, that it is signed. */
    public JsonNode awaitMandate() {
        long deadline = System.nanoTime() + SIGNING_LIMIT.toNanos();
        for (var current = mandate();; current = mandate()) {
            if (isSigned(current)) {
                return current;
            }
            if (System.nanoTime() > deadline) {
                throw new CommandFailed("the mandate of " + name + " was signed in WeChat, and "
                        + "payment-service still calls it " + current.path("status").asString("?")
                        + " after " + SIGNING_LIMIT.toSeconds() + " s");
            }
            Pause.of(POLL);
        }
    }

    private JsonNode mandate() {
        return api.tryGet(Member.PAYMENT, "/v1/mandates/current").body();
    }

    private static boolean isSigned(JsonNode mandate) {
        return "SIGNED".equals(mandate.path("status").asString(""));
    }
}

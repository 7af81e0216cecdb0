package io.hutong.cluster.client;

import io.hutong.cluster.layout.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A session in the mini-program. Its tokens live for minutes, so each is renewed before it ends,
 * by whichever call comes first.
 */
public final class BuyerSession {

    /** A call that begins with a token may be repeated with it for a while. */
    private static final Duration BEFORE_ITS_END = Duration.ofSeconds(90);
    private static final int UNAUTHORIZED = 401;

    private final Api anyone;
    private final String name;
    private final Clock clock;
    private JsonNode answer;

    private BuyerSession(Api anyone, String name, Clock clock) {
        this.anyone = anyone;
        this.name = name;
        this.clock = clock;
        this.answer = login();
    }

    static BuyerSession login(Api anyone, String name, Clock clock) {
        return new BuyerSession(anyone, name, clock);
    }

    /** A token that is good for some time to come. */
    public synchronized String token() {
        if (clock.instant().isAfter(expiresAt().minus(BEFORE_ITS_END))) {
            renew();
        }
        return answer.path("token").asString();
    }

    public synchronized String openid() {
        return answer.path("openid").asString();
    }

    /** Works once; whoever takes it renews in place of this. */
    public synchronized String refreshToken() {
        return answer.path("refresh_token").asString();
    }

    public synchronized Instant expiresAt() {
        return Instant.parse(answer.path("expires_at").asString());
    }

    /** Whatever prevents it now, the token at hand is good for a while yet. */
    private void renew() {
        try {
            var renewed = anyone.trySend("POST", Member.ORDER, "/v1/sessions/refresh",
                    UUID.randomUUID().toString(), Map.of("refresh_token", refreshToken()));
            if (renewed.ok()) {
                answer = renewed.body();
            } else if (renewed.status() == UNAUTHORIZED) {
                answer = login();
            }
        } catch (Unreachable e) {
            // the next call tries again
        }
    }

    private JsonNode login() {
        return anyone.post(Member.ORDER, "/v1/sessions", Map.of("code", "login:" + name));
    }
}

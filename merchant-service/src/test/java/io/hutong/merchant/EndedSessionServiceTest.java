package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.SessionEnded;
import io.hutong.contracts.message.SessionHeartbeat;
import io.hutong.merchant.testing.ServiceTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** A logout holds here, too. */
class EndedSessionServiceTest extends ServiceTest {

    private static final String TEA = "/v1/products/tea-100";

    EndedSessionServiceTest(@Value("${local.server.port}") int port) {
        super(port);
    }

    @Test
    void tokenOfAnEndedSessionIsRefusedEvenWhereNoneIsNeeded() {
        String session = UUID.randomUUID().toString();
        String token = TOKENS.ofSession("b-1", session);
        await().until(() -> http.get("/actuator/health/readiness", null).status() == 200);
        assertThat(http.get(TEA, token).status()).isEqualTo(200);

        saga().publish(new SessionEnded(session, Instant.now()));

        await().until(() -> http.get(TEA, token).status() == 401);
        assertThat(http.get(TEA, null).status()).isEqualTo(200);
    }

    @Test
    void healthSaysThatItKnowsOnlyWhileHeartbeatsCome() {
        await().until(() -> endedSessions().equals("STALE"));
        assertThat(http.get("/actuator/health/readiness", null).status()).isEqualTo(200);

        await().until(() -> {
            saga().publish(new SessionHeartbeat(Instant.now()));
            return endedSessions().equals("KNOWN");
        });

        await().until(() -> endedSessions().equals("STALE"));
    }

    private String endedSessions() {
        return http.get("/actuator/health", null).json()
                .at("/components/endedSessions/details/state").asString();
    }
}

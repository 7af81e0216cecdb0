package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.SessionEnded;
import io.hutong.contracts.message.SessionHeartbeat;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.web.testing.TestTokens;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A logout holds here, too: also right after a start, and while Kafka is away. */
class EndedSessionStoryTest {

    private static final String MANDATE = "/v1/mandates/current";

    private static KafkaServer kafka;
    private static PaymentApp app;

    private final String session = UUID.randomUUID().toString();
    private final String token = TestTokens.shared().ofSession("b-session", session);

    @BeforeAll
    static void startServiceOfItsOwn() {
        kafka = TestInfra.dedicatedKafka();
        app = PaymentApp.start(kafka, Map.of("HUTONG_ENDED_SESSIONS_KNOWN_WITHIN", "10s"));
        awaitReady();
    }

    @AfterAll
    static void stop() {
        app.close();
        kafka.close();
    }

    @Test
    void tokenOfAnEndedSessionMakesAndEndsNoMandate() {
        assertThat(app.http().get(MANDATE, token).status()).isEqualTo(404);

        app.saga().event(new SessionEnded(session, Instant.now()));

        await().until(() -> app.http().get(MANDATE, token).status() == 401);
        assertThat(app.http().post("/v1/mandates", token, "{}").status()).isEqualTo(401);
        assertThat(app.http().send("DELETE", MANDATE, token, Map.of(), new byte[0]).status())
                .isEqualTo(401);
        String other = TestTokens.shared().ofSession("b-session", UUID.randomUUID().toString());
        assertThat(app.http().get(MANDATE, other).status()).isEqualTo(404);
    }

    @Test
    void endedSessionsAreKnownBeforeTheFirstCallIsAnswered() {
        app.saga().event(new SessionEnded(session, Instant.now()));
        app.stop();

        app.startAgain();

        assertThat(app.http().get(MANDATE, token).status()).isIn(401, 503);
        awaitReady();
        assertThat(app.http().get(MANDATE, token).status()).isEqualTo(401);
    }

    /** order-service that is dead, or whose relay stands still, may have ends that nobody hears. */
    @Test
    void withoutOrderServiceTheServiceIsReadyAndSaysThatItDoesNotKnow() {
        app.stop();
        app.startAgain();
        awaitReady();
        awaitKnownWithHeartbeats();

        await().until(() -> endedSessions().equals("UNKNOWN"));

        assertThat(app.http().get("/actuator/health", null).json()
                .at("/components/endedSessions/details").toString())
                .contains("STALE").contains("behind_seconds").contains("Start order-service");
        assertThat(app.http().get(MANDATE, token).status()).isEqualTo(404);
        assertThat(app.http().get("/actuator/health/readiness", null).status()).isEqualTo(200);
        awaitKnownWithHeartbeats();
    }

    @Test
    void whileKafkaIsAwayTokensAreTakenAndTheServiceStaysReady() {
        awaitKnownWithHeartbeats();
        kafka.stop();
        try {
            await().until(() -> endedSessions().equals("UNKNOWN"));

            assertThat(app.http().get(MANDATE, token).status()).isEqualTo(404);
            assertThat(app.http().get("/actuator/health/readiness", null).status())
                    .isEqualTo(200);
        } finally {
            kafka.restart();
        }
        awaitKnownWithHeartbeats();
    }

    /** As order-service sends them, which is not there. */
    private static void awaitKnownWithHeartbeats() {
        await().until(() -> {
            app.saga().event(new SessionHeartbeat(Instant.now()));
            return endedSessions().equals("UP");
        });
    }

    private static String endedSessions() {
        return app.bean("endedSessionsHealthIndicator",
                HealthIndicator.class)
                .health().getStatus().getCode();
    }

    private static void awaitReady() {
        await().until(() -> app.http().get("/actuator/health/readiness", null).status() == 200);
    }
}

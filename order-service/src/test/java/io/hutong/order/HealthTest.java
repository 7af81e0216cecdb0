package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.embedded.FreePorts;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is away shows by name; only what keeps orders out makes the service unready. */
class HealthTest {

    private static final KafkaServer KAFKA = TestInfra.dedicatedKafka();
    private static final OrderApp APP = OrderApp.start(KAFKA, Map.of(
            "HUTONG_WECHATPAY_URL", "http://127.0.0.1:" + FreePorts.next(),
            "HUTONG_ADMISSION_OUTBOX_AGE", "2s"));

    private final HttpProbe http = APP.http();

    @AfterAll
    static void close() {
        APP.close();
        KAFKA.close();
    }

    @Test
    void outageOfKafkaIsNamedAtOnceAndMakesUnreadyOnlyWhenOrdersAreRefused() {
        await().untilAsserted(() -> {
            assertThat(state("kafka")).isEqualTo("UP");
            assertThat(state("postgresql")).isEqualTo("UP");
            assertThat(state("relay")).isEqualTo("UP");
            assertThat(state("channel")).isEqualTo("DOWN");
            assertThat(readiness()).isEqualTo(200);
        });

        KAFKA.kill();
        await().until(() -> state("kafka").equals("DOWN"));
        await().until(HealthTest::heartbeatHasWaitedLongerThanAnOrderMay);
        assertThat(readiness()).isEqualTo(200);

        http.post("/v1/orders", TestTokens.shared().buyer("b-health"), Shopper.TEA);
        await().until(() -> readiness() == 503);
        assertThat(state("postgresql")).isEqualTo("UP");
        assertThat(http.get("/actuator/health/liveness", null).status()).isEqualTo(200);
        assertThat(http.get("/actuator/health", null).text())
                .doesNotContain("127.0.0.1").doesNotContain("localhost").doesNotContain("xception");

        KAFKA.restart();
        await().until(() -> state("kafka").equals("UP") && readiness() == 200);
    }

    private static boolean heartbeatHasWaitedLongerThanAnOrderMay() {
        return Boolean.TRUE.equals(APP.jdbc().queryForObject("select exists (select 1 from outbox"
                + " where created_at < clock_timestamp() - interval '5 seconds')", Boolean.class));
    }

    private int readiness() {
        return http.get("/actuator/health/readiness", null).status();
    }

    private String state(String component) {
        return http.get("/actuator/health", null).json()
                .at("/components/" + component + "/status").asString();
    }
}

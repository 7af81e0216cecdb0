package io.hutong.operations.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.embedded.FreePorts;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.TestTokens;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a service ends that cannot start, and how it waits for what it needs. */
class ServiceLauncherTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "HUTONG_TINY_LIMIT | many | HUTONG_TINY_LIMIT is \"many\"",
            "HUTONG_TINY_LIMIT | 11 | HUTONG_TINY_LIMIT is 10 at most",
            "HUTONG_TINY_PLATFORM | QQ | _PLATFORM is \"QQ\", which is not WECHAT or ALIPAY",
            "HUTONG_TINY_EVERY | soon | HUTONG_TINY_EVERY is \"soon\"",
            "HUTONG_JWT_PUBLIC_KEY | /nosuch | HUTONG_JWT_PUBLIC_KEY must name a PEM file",
            "HUTONG_KAFKA | nonsense | HUTONG_KAFKA is \"nonsense\""})
    void wrongSettingEndsInOneSentenceThatNamesIt(String name, String value, String sentence)
            throws Exception {
        try (TinyProcess service = TinyProcess.start(with(name, value))) {
            assertThat(service.exitCode()).as(service.output().toString()).isEqualTo(78);

            assertThat(service.errors()).singleElement().asString().contains(sentence);
            assertThat(service.output()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @ParameterizedTest
    @CsvSource({"SERVER_PORT", "HUTONG_MANAGEMENT_PORT"})
    void takenPortEndsInOneSentence(String variable) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
                TinyProcess service = TinyProcess.start(
                        with(variable, Integer.toString(taken.getLocalPort())))) {
            assertThat(service.exitCode()).as(service.output().toString()).isEqualTo(78);

            assertThat(service.errors()).singleElement().asString()
                    .contains(variable + " is " + taken.getLocalPort());
        }
    }

    @Test
    void metricsOnTheServicesOwnPortEndInOneSentence() throws Exception {
        String port = Integer.toString(FreePorts.next());
        Map<String, String> both = with("SERVER_PORT", port);
        both.put("HUTONG_MANAGEMENT_PORT", port);
        try (TinyProcess service = TinyProcess.start(both)) {
            assertThat(service.exitCode()).as(service.output().toString()).isEqualTo(78);

            assertThat(service.errors()).singleElement().asString()
                    .contains("HUTONG_MANAGEMENT_PORT is " + port + " like SERVER_PORT");
        }
    }

    @Test
    void unreachableServersAreWaitedForWithThePortOpenAndAnEndIsPrompt() throws Exception {
        int port = FreePorts.next();
        try (TinyProcess service = TinyProcess.start(with("SERVER_PORT", "" + port))) {
            HttpProbe http = new HttpProbe(port);
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                HttpProbe.Answer health = http.get("/actuator/health", null);
                assertThat(health.status()).isEqualTo(503);
                assertThat(health.json().at("/components/kafka/details/state").asString())
                        .isEqualTo("unreachable");
                assertThat(health.json().at("/components/postgresql/status").asString())
                        .isEqualTo("DOWN");
            });
            assertThat(http.get("/actuator/health/liveness", null).status()).isEqualTo(200);
            assertThat(http.get("/actuator/health/readiness", null).status()).isEqualTo(503);
            assertThat(http.get("/v1/orders", null).status()).isEqualTo(503);
            assertThat(service.output()).filteredOn(line -> line.contains("Waiting: "))
                    .singleElement().asString().contains("HUTONG_KAFKA").contains("HUTONG_DB_URL");

            service.askToEnd();

            assertThat(service.exitCode()).isEqualTo(143);
            assertThat(service.errors()).isEmpty();
        }
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> all = new HashMap<>(Map.of(
                "HUTONG_JWT_PUBLIC_KEY", TestTokens.shared().publicKeyFile().toString(),
                "HUTONG_KAFKA", "127.0.0.1:" + FreePorts.next(),
                "HUTONG_DB_URL", "jdbc:postgresql://127.0.0.1:" + FreePorts.next() + "/tiny"));
        all.put(name, value);
        return all;
    }
}

package io.hutong.web.guess;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.web.CounterApp;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Trying out codes comes to an end, for whoever does it and nobody else. */
@SpringBootTest(classes = CounterApp.class, webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
                "spring.config.import=classpath:http-defaults.yml",
                "HUTONG_GUESSES_WINDOW=1h", "HUTONG_GUESSES_PER_ADDRESS=6",
                "HUTONG_GUESSES_PER_CALLER=4", "HUTONG_GUESSES_FAILED=3",
                "HUTONG_TRUSTED_PROXIES=127.0.0.1",
                "spring.autoconfigure.exclude="
                        + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"})
class GuessingTest {

    private static final TestTokens TOKENS = TestTokens.shared();

    private final HttpProbe http;

    GuessingTest(@Value("${local.server.port}") int port) {
        this.http = new HttpProbe(port);
    }

    @DynamicPropertySource
    static void key(DynamicPropertyRegistry registry) {
        registry.add("HUTONG_JWT_PUBLIC_KEY", () -> TOKENS.publicKeyFile().toString());
    }

    @Test
    void wrongCodesAreTriedThreeTimesAndNotMore() {
        for (int i = 0; i < 3; i++) {
            assertThat(code("wrong-" + i, "192.0.2.1", null).status()).isEqualTo(404);
        }

        Answer fourth = code("right", "192.0.2.1", null);

        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(fourth.contentType()).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(fourth.header("retry-after"))).isBetween(1, 3_600);
        assertThat(code("right", "192.0.2.2", null).status()).isEqualTo(200);
    }

    @Test
    void headsAreGuessesToo() {
        for (int i = 0; i < 3; i++) {
            http.send("HEAD", "/v1/codes/wrong-" + i, null,
                    Map.of("X-Forwarded-For", "192.0.2.30"), new byte[0]);
        }

        assertThat(code("right", "192.0.2.30", null).status()).isEqualTo(429);
    }

    @Test
    void rightCodesAreLimitedPerAddress() {
        for (int i = 0; i < 6; i++) {
            assertThat(code("right", "192.0.2.3", null).status()).isEqualTo(200);
        }

        assertThat(code("right", "192.0.2.3", null).status()).isEqualTo(429);
    }

    @Test
    void callerCannotGoOnFromOtherAddresses() {
        String token = TOKENS.buyer("b-guess");
        for (int i = 0; i < 4; i++) {
            assertThat(code("right", "192.0.2.1" + i, token).status()).isEqualTo(200);
        }

        assertThat(code("right", "192.0.2.19", token).status()).isEqualTo(429);
        assertThat(code("right", "192.0.2.19", TOKENS.buyer("b-other")).status()).isEqualTo(200);
    }

    @Test
    void otherCallsAreNotLimited() {
        for (int i = 0; i < 20; i++) {
            assertThat(http.get("/open/a", null).status()).isEqualTo(200);
        }
    }

    private Answer code(String code, String from, @Nullable String token) {
        return http.send("GET", "/v1/codes/" + code, token,
                Map.of("X-Forwarded-For", "6.6.6.6, " + from), new byte[0]);
    }
}

package io.hutong.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.web.CounterApp;
import io.hutong.web.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A page whose name was made to lead here is refused, over raw sockets as no client would do it. */
@SpringBootTest(classes = CounterApp.class, webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
                "spring.config.import=classpath:http-defaults.yml",
                "HUTONG_HTTP_HOST_NAMES=localhost,127.0.0.1,[::1],Shop.Example:8081",
                "spring.autoconfigure.exclude="
                        + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"})
class HostNamesTest {

    private static final TestTokens TOKENS = TestTokens.shared();

    private final int port;

    HostNamesTest(@Value("${local.server.port}") int port) {
        this.port = port;
    }

    @DynamicPropertySource
    static void key(DynamicPropertyRegistry registry) {
        registry.add("HUTONG_JWT_PUBLIC_KEY", () -> TOKENS.publicKeyFile().toString());
    }

    private String answer(String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(180_000);
            socket.getOutputStream().write(("GET /carts HTTP/1.1\r\n" + headers
                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8081", "localhost.evil.example",
            "shop.example", "shop.example:80", "127.0.0.2", "localhost."})
    void nameThatTheServiceWasNotToldIsRefusedBeforeAnythingElse(String host) throws IOException {
        assertThat(answer("Host: " + host)).contains(" 403 ").contains(HostNames.CODE);
        assertThat(answer("Host: " + host + "\r\nX-Forwarded-Host: localhost"))
                .contains(" 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1234", "127.0.0.1:8081", "[::1]:8081",
            "shop.example:8081"})
    void nameThatTheServiceWasToldIsLetInToTheNextQuestion(String host) throws IOException {
        assertThat(answer("Host: " + host)).contains(" 401 ").doesNotContain(HostNames.CODE);
    }

    @Test
    void serviceThatWasToldNoneTakesAny() {
        assertThat(new HostNames(List.of()).know("anything.example")).isTrue();
        assertThat(new HostNames(List.of()).know(null)).isTrue();
        assertThat(new HostNames(List.of("localhost")).know(null)).isFalse();
    }

    @Test
    void settingThatNoClientCouldSendIsExplained() {
        assertThatThrownBy(() -> HostNames.checked(List.of("http://localhost")))
                .hasMessageContaining("HUTONG_HTTP_HOST_NAMES").hasMessageContaining("http://");
    }
}

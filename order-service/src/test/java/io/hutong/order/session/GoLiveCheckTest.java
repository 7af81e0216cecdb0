package io.hutong.order.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.operations.settings.MisconfiguredException;
import io.hutong.operations.settings.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** A mini-program that real buyers open has its own identity, and signs in nobody's place. */
class GoLiveCheckTest {

    private static final Map<String, Object> OWN = Map.of(
            "HUTONG_WECHATPAY_URL", "https://api.weixin.qq.com",
            "HUTONG_WECHAT_APPID", "wx0123456789abcdef",
            "HUTONG_WECHAT_SECRET", "0123456789abcdef0123456789abcdef",
            "HUTONG_LINK_URL", "https://shop.example/s/");

    @Test
    void sandboxNeedsNothing() {
        assertThatCode(() -> check(Map.of(
                "HUTONG_PAGE_SANDBOX_URL", "http://127.0.0.1:8090"))).doesNotThrowAnyException();
    }

    @Test
    void realWeChatWithItsOwnSettingsStarts() {
        assertThatCode(() -> check(OWN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
            "HUTONG_WECHATPAY_URL, http://api.weixin.qq.com",
            "HUTONG_WECHAT_APPID, wxhutong0000demo01",
            "HUTONG_WECHAT_SECRET, sandbox",
            "HUTONG_LINK_URL, http://localhost:8081/s/",
            "HUTONG_PAGE_SANDBOX_URL, http://127.0.0.1:8090"})
    void whatTheSandboxDoesWithoutIsAskedForBeforeRealBuyersCome(String variable, String value) {
        Map<String, Object> given = new HashMap<>(OWN);
        given.put(variable, value);

        assertThatThrownBy(() -> check(given)).isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining(variable).hasMessageContaining("set it to");
    }

    private static void check(Map<String, Object> given) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        new YamlPropertySourceLoader().load("file", new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        GoLiveCheck.check(new Settings(environment));
    }
}

package io.hutong.payment.wechatpay;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What production needs is asked for at the start, not by WeChat one parcel at a time. */
class GoLiveCheckTest {

    private static final Map<String, Object> OWN = Map.of(
            "HUTONG_WECHATPAY_URL", "https://api.mch.weixin.qq.com",
            "HUTONG_WECHATPAY_NOTIFY_URL", "https://pay.shop.example/v1/wechatpay/notifications",
            "HUTONG_TRAFFIC_MCHID", "1712345678",
            "HUTONG_WECHAT_API_URL", "https://api.weixin.qq.com",
            "HUTONG_WECHAT_SECRET", "0123456789abcdef0123456789abcdef",
            "HUTONG_CONSIGNOR_CONTACT", "189****1234");

    @Test
    void sandboxNeedsNothing() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of("HUTONG_WECHATPAY_URL",
                "http://wechatpay-sandbox:8090"))).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of("HUTONG_WECHATPAY_URL", "https://127.0.0.1:8443",
                "HUTONG_WECHAT_API_URL", "https://localhost:8443"))).doesNotThrowAnyException();
    }

    @Test
    void realChannelWithItsOwnSettingsStarts() {
        assertThatCode(() -> check(OWN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
            "HUTONG_CONSIGNOR_CONTACT, ",
            "HUTONG_CONSIGNOR_CONTACT, 138****0000",
            "HUTONG_WECHAT_SECRET, sandbox",
            "HUTONG_WECHATPAY_URL, http://api.mch.weixin.qq.com",
            "HUTONG_WECHATPAY_URL, http://api2.wechatpay.cn:443",
            "HUTONG_WECHAT_API_URL, http://API.weixin.QQ.com",
            "HUTONG_TRAFFIC_MCHID, 1900000002",
            "HUTONG_WECHATPAY_CREDENTIALS_URL, http://127.0.0.1:8090/sandbox/merchants",
            "HUTONG_WECHATPAY_NOTIFY_URL, http://pay.shop.example/v1/wechatpay/notifications",
            "HUTONG_WECHATPAY_NOTIFY_URL, https://localhost:8082/v1/wechatpay/notifications"})
    void whatTheSandboxDoesWithoutIsAskedForBeforeRealMoneyMoves(String variable, String value) {
        Map<String, Object> given = new HashMap<>(OWN);
        if (value == null) {
            given.remove(variable);
        } else {
            given.put(variable, value);
        }

        assertThatThrownBy(() -> check(given)).isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining(variable).hasMessageContaining("set it to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"189****1234", "021-****1234", "****1234", "0**2-***1234",
            "0**2-******23-10", "****123-8008"})
    void contactMayBeMaskedAsWeChatsExamplesAre(String contact) {
        assertThatCode(() -> check(with(contact))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "13812341234", "138********", "138****123x", "1****", "call me"})
    void contactThatWeChatWouldRefuseIsRefusedAtTheStartWhateverTheChannel(String contact) {
        assertThatThrownBy(() -> check(with(contact))).isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("HUTONG_CONSIGNOR_CONTACT");
    }

    private static Map<String, Object> with(String contact) {
        return Map.of("HUTONG_CONSIGNOR_CONTACT", contact);
    }

    private static void check(Map<String, Object> given) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        new YamlPropertySourceLoader().load("file", new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        GoLiveCheck.check(new Settings(environment));
    }
}

package io.hutong.payment.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.operations.settings.Complaints;
import io.hutong.operations.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What the breaker could not be made of is refused by name, before anything is awaited. */
class WechatPaySettingsTest {

    private static final String BREAKER = "hutong.wechatpay.breaker.";

    @ParameterizedTest
    @CsvSource({"failure-percent, 0", "failure-percent, 101", "window, 0", "window, 10001",
            "pause, 0s", "pause, 1us"})
    void breakerThatCannotBeMadeIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> bind(name, value)).rootCause()
                .hasMessageStartingWith(BREAKER + name);
    }

    @ParameterizedTest
    @CsvSource({"failure-percent, 1", "failure-percent, 100", "window, 1", "pause, 1ms"})
    void breakerAtItsLimitsIsTaken(String name, String value) {
        assertThatCode(() -> bind(name, value)).doesNotThrowAnyException();
    }

    @Test
    void settingsThatDoNotGoTogetherAreToldByTheirVariables() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader().load("file", new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);

        assertThat(new Complaints(new Settings(environment)).about(List.of(
                new IllegalStateException("a bean cannot be made"),
                new IllegalStateException(
                        "hutong.wechatpay.call-timeout must be shorter than hutong.debit.lease"))))
                .contains("HUTONG_WECHATPAY_CALL_TIMEOUT must be shorter than HUTONG_DEBIT_LEASE;"
                        + " correct it.");
    }

    private static WechatPaySettings.Breaker bind(String name, String value) {
        return new Binder(new MapConfigurationPropertySource(Map.of(BREAKER + name, value)))
                .bindOrCreate("hutong.wechatpay.breaker", WechatPaySettings.Breaker.class);
    }
}

package io.hutong.order.coordination;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What no saga could work with is refused by name, before anything is made of it. */
class OrderSettingsTest {

    private static final String PREFIX = "hutong.order.sagas.";

    @ParameterizedTest
    @CsvSource({"reserving, 0s", "authorizing, 0s", "awaiting, 0s", "finishing, 0s",
            "settling, 0s", "max-back-off, 1s", "first-back-off, 2m", "first-back-off, -1s",
            "slow-after, 0", "buyer-waits, 0s", "hearing, 2d"})
    void valueThatNoSagaCanWorkWithIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> bind(name, value)).rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(PREFIX).hasMessageContaining(PREFIX + name);
    }

    @Test
    void backOffMayBeNothingOrAlwaysTheSame() {
        assertThatCode(() -> bind("first-back-off", "0s")).doesNotThrowAnyException();
        assertThatCode(() -> bind("first-back-off", "60s")).doesNotThrowAnyException();
    }

    private static OrderSettings bind(String name, String value) {
        return new Binder(new MapConfigurationPropertySource(Map.of(PREFIX + name, value)))
                .bindOrCreate("hutong.order.sagas", OrderSettings.class);
    }
}

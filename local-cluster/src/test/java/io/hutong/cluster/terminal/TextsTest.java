package io.hutong.cluster.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void fenAreShownAsYuanExactly() {
        assertThat(Texts.yuan(12_900)).isEqualTo("¥129.00");
        assertThat(Texts.yuan(1)).isEqualTo("¥0.01");
        assertThat(Texts.yuan(-105)).isEqualTo("-¥1.05");
        assertThat(Texts.yuan(123_456_789)).isEqualTo("¥1,234,567.89");
    }

    @Test
    void durationsAreAsLongAsTheirUnitNeeds() {
        assertThat(Texts.duration(Duration.ofMillis(449))).isEqualTo("0.4 s");
        assertThat(Texts.duration(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(Texts.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }
}

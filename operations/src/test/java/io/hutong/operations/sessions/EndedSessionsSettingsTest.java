package io.hutong.operations.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndedSessionsSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT10S", "PT15S", "PT5M"})
    void limitLeavesRoomForTwoHeartbeatsAndEndsWithATokensLife(Duration limit) {
        assertThat(new EndedSessionsSettings(limit).knownWithin()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "PT9.999S", "PT5M0.001S"})
    void limitThatWouldFlapOrOutliveEveryTokenIsRefusedByItsName(Duration limit) {
        assertThatThrownBy(() -> new EndedSessionsSettings(limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HUTONG_ENDED_SESSIONS_KNOWN_WITHIN");
    }
}

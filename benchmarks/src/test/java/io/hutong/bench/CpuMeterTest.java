package io.hutong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CpuMeterTest {

    @Test
    void userAndSystemTimeOfAProcessAndItsReapedChildrenAreAdded() {
        var stat = "4711 (a (strange) name) S 1 4711 4711 0 -1 4194560 1 2 3 4 100 20 3 4 20 0 1 0";

        assertThat(CpuMeter.ticks(stat)).isEqualTo(127);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void runningProcessIsMetered() {
        var meter = new CpuMeter(Map.of("me", ProcessHandle.current().pid()));

        assertThat(meter.seconds().get("me")).isPositive();
    }

    @Test
    void processThatIsGoneIsLeftOut() {
        assertThat(new CpuMeter(Map.of("gone", Long.MAX_VALUE)).seconds()).isEmpty();
    }
}

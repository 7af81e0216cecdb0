package io.hutong.payment.recovery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param failures in a row, of one kind of call, that make an outage
 * @param probe    how often one row of each kind is tried while calls fail
 * @param spread   over which the rows of a wave become due, so that they do not come at once
 * @param batch    rows of each kind in a wave; the next wave follows after the spread
 * @param waves    at most, after one outage
 */
@ConfigurationProperties("hutong.recovery")
record RecoverySettings(
        @DefaultValue("3") int failures, @DefaultValue("10s") Duration probe,
        @DefaultValue("5s") Duration spread, @DefaultValue("500") int batch,
        @DefaultValue("100") int waves) {

    RecoverySettings {
        if (failures < 1 || batch < 1 || waves < 1 || !probe.isPositive()
                || !spread.isPositive()) {
            throw new IllegalArgumentException("hutong.recovery: every value must be positive");
        }
    }
}

package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.sandbox.measure.DebitCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DebitCostTest {

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    @Test
    void everyMeasuredDebitIsChargedAndBothCostsArePositive() {
        DebitCost.Round round = new DebitCost(RUNNING.sandbox().port(), 200).run();

        assertThat(round.signatureNanos()).isPositive();
        assertThat(round.debitNanos()).isGreaterThan(round.signatureNanos() / 2);
        assertThat(Book.of(RUNNING.sandbox()).total("paid")).isEqualTo(600 * 100);
    }
}

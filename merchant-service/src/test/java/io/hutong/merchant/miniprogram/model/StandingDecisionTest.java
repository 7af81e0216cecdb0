package io.hutong.merchant.miniprogram.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.merchant.miniprogram.model.Standing.Good;
import io.hutong.merchant.miniprogram.model.Standing.Suspended;
import io.hutong.merchant.miniprogram.model.StandingDecision.AlreadySo;
import io.hutong.merchant.miniprogram.model.StandingDecision.Changed;
import io.hutong.merchant.miniprogram.model.StandingOrder.Reinstate;
import io.hutong.merchant.miniprogram.model.StandingOrder.Suspend;
import org.junit.jupiter.api.Test;

class StandingDecisionTest {

    private final Suspend suspend = new Suspend(SuspensionReason.FRAUD, "note", false);
    private final Suspended suspended = new Suspended(SuspensionReason.OTHER);

    @Test
    void goodStandingCanBeSuspendedForAReason() {
        assertThat(StandingDecision.of(new Good(), suspend))
                .isEqualTo(new Changed(new Suspended(SuspensionReason.FRAUD)));
    }

    @Test
    void suspendedCanBeReinstated() {
        assertThat(StandingDecision.of(suspended, new Reinstate("note")))
                .isEqualTo(new Changed(new Good()));
    }

    @Test
    void sameAgainChangesNothing() {
        assertThat(StandingDecision.of(new Good(), new Reinstate("note")))
                .isEqualTo(new AlreadySo());
        assertThat(StandingDecision.of(suspended, suspend)).isEqualTo(new AlreadySo());
    }
}

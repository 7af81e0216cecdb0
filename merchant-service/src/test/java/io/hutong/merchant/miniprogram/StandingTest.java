package io.hutong.merchant.miniprogram;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.merchant.miniprogram.Standing.AlreadySo;
import io.hutong.merchant.miniprogram.Standing.Changed;
import io.hutong.merchant.miniprogram.Standing.Good;
import io.hutong.merchant.miniprogram.Standing.Reinstate;
import io.hutong.merchant.miniprogram.Standing.Suspend;
import io.hutong.merchant.miniprogram.Standing.Suspended;
import org.junit.jupiter.api.Test;

class StandingTest {

    private final Suspend suspend = new Suspend(SuspensionReason.FRAUD, "note");
    private final Suspended suspended = new Suspended(SuspensionReason.OTHER);

    @Test
    void goodStandingCanBeSuspendedForAReason() {
        assertThat(new Good().after(suspend))
                .isEqualTo(new Changed(new Suspended(SuspensionReason.FRAUD)));
    }

    @Test
    void suspendedCanBeReinstated() {
        assertThat(suspended.after(new Reinstate("note"))).isEqualTo(new Changed(new Good()));
    }

    @Test
    void sameAgainChangesNothing() {
        assertThat(new Good().after(new Reinstate("note"))).isEqualTo(new AlreadySo());
        assertThat(suspended.after(suspend)).isEqualTo(new AlreadySo());
    }
}

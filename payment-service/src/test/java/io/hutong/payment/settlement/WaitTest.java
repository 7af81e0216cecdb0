package io.hutong.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitTest {

    private static final Instant PAID = Instant.parse("2026-11-22T04:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void youngPaymentWaitsForTheRestOfTheMinute() {
        assertThat(Wait.of(false, PAID, PAID.plusSeconds(20), MINUTE))
                .isEqualTo(new Wait.AtLeast(Duration.ofSeconds(40)));
    }

    @Test
    void oldPaymentIsDividedAtOnce() {
        assertThat(Wait.of(false, PAID, PAID.plusSeconds(61), MINUTE))
                .isEqualTo(new Wait.AtLeast(Duration.ZERO));
    }

    @Test
    void paymentOfAChannelWhoseClockIsAheadWaitsNoLongerThanTheMinute() {
        assertThat(Wait.of(false, PAID.plus(Duration.ofDays(10)), PAID, MINUTE))
                .isEqualTo(new Wait.AtLeast(MINUTE));
    }

    @Test
    void heldPaymentWaitsForTheReceiptHoweverOldItIs() {
        assertThat(Wait.of(true, PAID, PAID.plusSeconds(6_000), MINUTE))
                .isEqualTo(new Wait.ForReceipt());
    }
}

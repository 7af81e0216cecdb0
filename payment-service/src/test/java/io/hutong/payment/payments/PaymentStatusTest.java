package io.hutong.payment.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.trade.Fallback;
import io.hutong.messaging.TraceParent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only these transitions exist. */
class PaymentStatusTest {

    private static final List<String> ALLOWED = List.of("AUTHORIZING AUTHORIZED",
            "AUTHORIZING DECLINED", "AUTHORIZING EXPIRED", "AUTHORIZING VOIDING",
            "AUTHORIZING VOIDED",
            "AUTHORIZED VOIDING", "AUTHORIZED SETTLING", "DECLINED VOIDED", "EXPIRED VOIDED",
            "VOIDING VOIDED", "SETTLING SETTLED",
            // only for money that arrives after the channel had closed the cashier
            "DECLINED VOIDING", "VOIDED VOIDING");

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void everyOtherTransitionIsImpossible(PaymentStatus from) {
        for (PaymentStatus to : PaymentStatus.values()) {
            assertThat(from.mayBecome(to)).as(from + " to " + to)
                    .isEqualTo(ALLOWED.contains(from + " " + to));
        }
    }

    @Test
    void paymentRefusesAnImpossibleTransition() {
        Step step = new Step(new StepRef("s", "t", 1), TraceParent.start());
        Payment paid = Payment.opened("o", new Payment.Buyer("b", "wx", Fallback.NONE, null),
                Money.fen(1), step, 1).authorized(Instant.EPOCH);

        assertThatThrownBy(() -> paid.authorized(Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stepSurvivesItsStorage() {
        Step step = new Step(new StepRef("PlaceOrder/01k", "AuthorizePayment", 3),
                TraceParent.start());

        assertThat(Step.decode(Step.encode(step))).isEqualTo(step);
        assertThat(Step.decode(null)).isNull();
    }

    @Test
    void refundsNeverExceedWhatWasPaid() {
        SubPayment.Funds funds = new SubPayment.Funds(
                Money.fen(100), Money.fen(60), Money.fen(40));

        assertThat(funds.refundable()).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> new SubPayment.Funds(
                Money.fen(100), Money.fen(60), Money.fen(41)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

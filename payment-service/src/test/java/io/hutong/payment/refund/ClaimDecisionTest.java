package io.hutong.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.PaymentRefundRefused.Refusal;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.Reason;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.messaging.TraceParent;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.refund.model.RefundOrder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be given back, whatever order-service has checked before. */
class ClaimDecisionTest {

    private static final String ORDER = "01m7zzzzzzzzzzzzzzzzzzzzzz";
    private static final Money PAID = Money.fen(12_900);
    private static final Step STEP = new Step(
            new StepRef("RefundOrder-1", "RefundPayment", 1), TraceParent.start());
    private static final Payment OPENED = Payment.opened(ORDER,
            new Payment.Buyer("b", "wx", Fallback.NONE, "m"), PAID, STEP, 1);
    private static final Payment AUTHORIZED =
            OPENED.authorized(Instant.parse("2026-11-11T04:00:00Z"));
    private static final SubPayment PART = new SubPayment(ORDER, 1,
            new SubPayment.Seller("m-tea", "1900000101"), PAID, "tea",
            new SettlementTerms(new BasisPoints(500), new BasisPoints(200), new BasisPoints(60)),
            SubPayment.Funds.NONE, null).paid("4200001");

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -12_900, 12_901, Long.MAX_VALUE})
    void zeroNegativeAndMoreThanTheRestAreRefused(long fen) {
        assertThat(refusal(AUTHORIZED, fen)).isEqualTo(Refusal.EXCEEDS_PAYMENT);
    }

    @Test
    void whatIsBeingGivenBackIsNoLongerThere() {
        SubPayment rest = PART.refunding(Money.fen(12_000));

        assertThat(ClaimDecision.of(command(901), AUTHORIZED, List.of(rest)))
                .isInstanceOf(ClaimDecision.Refuse.class);
        assertThat(ClaimDecision.of(command(900), AUTHORIZED, List.of(rest)))
                .isInstanceOf(ClaimDecision.Claim.class);
    }

    @ParameterizedTest
    @MethodSource("unpaid")
    void orderThatIsNotPaidHasNothingToGiveBack(@Nullable Payment payment) {
        assertThat(refusal(payment, 100)).isEqualTo(Refusal.NOT_PAID);
    }

    static Stream<@Nullable Payment> unpaid() {
        return Stream.of(null, OPENED, OPENED.expired(),
                OPENED.declined(Reason.PAYMENT_DECLINED, "NOT_ENOUGH", ""),
                AUTHORIZED.calledOff(STEP),
                AUTHORIZED.calledOff(STEP).voided(PaymentVoided.How.REFUNDED, PAID));
    }

    @Test
    void refundThatNamesNoPartOfTheOrderIsRefused() {
        assertThat(refusal(command())).isEqualTo(Refusal.UNKNOWN_PART);
        assertThat(refusal(command(new RefundPayment.Part("m-mug", Money.fen(1)))))
                .isEqualTo(Refusal.UNKNOWN_PART);
    }

    @Test
    void partThatIsNamedTwiceIsMeantWithTheSum() {
        RefundPayment twice = command(part(900), part(12_000));

        assertThat(ClaimDecision.of(twice, AUTHORIZED, List.of(PART))).isInstanceOfSatisfying(
                ClaimDecision.Claim.class, claim -> assertThat(claim.claims())
                        .singleElement().satisfies(one -> {
                            assertThat(one.amount()).isEqualTo(PAID);
                            assertThat(one.claimed().funds().refundable()).isEqualTo(Money.ZERO);
                        }));
        assertThat(refusal(command(part(12_900), part(1)))).isEqualTo(Refusal.EXCEEDS_PAYMENT);
        assertThat(refusal(command(part(900), part(-1)))).isEqualTo(Refusal.EXCEEDS_PAYMENT);
    }

    private static RefundPayment.Part part(long fen) {
        return new RefundPayment.Part("m-tea", Money.fen(fen));
    }

    private static RefundPayment command(RefundPayment.Part... parts) {
        return new RefundPayment(ORDER, ORDER + "R01", "late", List.of(parts));
    }

    private static Refusal refusal(RefundPayment command) {
        return ((ClaimDecision.Refuse) ClaimDecision.of(
                command, AUTHORIZED, List.of(PART))).refusal();
    }

    private static Refusal refusal(@Nullable Payment payment, long fen) {
        return ((ClaimDecision.Refuse) ClaimDecision.of(
                command(fen), payment, List.of(PART))).refusal();
    }

    private static RefundPayment command(long fen) {
        return new RefundPayment(ORDER, ORDER + "R01", "late",
                List.of(new RefundPayment.Part("m-tea", Money.fen(fen))));
    }
}

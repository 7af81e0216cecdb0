package io.hutong.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.payment.refund.ReturnPlan.Left;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** However a settled amount is given back, its shares come back exactly. */
class ReturnPlanPropertyTest {

    @Property(tries = 20_000)
    void sharesOfAllRefundsTogetherAreTheShares(
            @ForAll @LongRange(min = 1, max = 100_000) long amount,
            @ForAll @IntRange(max = 2_000) int commissionRate,
            @ForAll @IntRange(max = 1_000) int trafficRate,
            @ForAll @Size(max = 49) List<@LongRange(min = 1, max = 20_000) Long> cuts) {
        Money commission = Money.fen(amount * commissionRate / 10_000);
        Money traffic = Money.fen(amount * trafficRate / 10_000);
        Left left = new Left(Money.fen(amount), commission, traffic);
        Money backOfCommission = Money.ZERO;
        Money backOfTraffic = Money.ZERO;

        for (long cut : cuts) {
            Money refund = Money.fen(Math.min(cut, left.amount().total() - 1));
            if (!refund.isPositive()) {
                break;
            }
            ReturnPlan plan = ReturnPlan.of(refund, left);
            assertThat(plan.commission().plus(plan.trafficFee())).isLessThanOrEqualTo(refund);
            backOfCommission = backOfCommission.plus(plan.commission());
            backOfTraffic = backOfTraffic.plus(plan.trafficFee());
            left = new Left(left.amount().minus(refund),
                    left.commission().minus(plan.commission()),
                    left.trafficFee().minus(plan.trafficFee()));
        }
        ReturnPlan last = ReturnPlan.of(left.amount(), left);

        assertThat(backOfCommission.plus(last.commission())).isEqualTo(commission);
        assertThat(backOfTraffic.plus(last.trafficFee())).isEqualTo(traffic);
    }

    /** One fen of a refund never depends on how much of the fee could be paid. */
    @Property(tries = 20_000)
    void feeThatIsPaidInPartIsDividedAsIfItWerePaidAndItsUnpaidPartGoesFirst(
            @ForAll @LongRange(min = 1, max = 100_000) long amount,
            @ForAll @IntRange(max = 2_000) int commissionRate,
            @ForAll @IntRange(max = 1_000) int trafficRate,
            @ForAll @IntRange(max = 100) int paidPercent,
            @ForAll @Size(max = 49) List<@LongRange(min = 1, max = 20_000) Long> cuts) {
        Money fee = Money.fen(amount * trafficRate / 10_000);
        Money paid = Money.fen(fee.total() * paidPercent / 100);
        Left whole = new Left(Money.fen(amount),
                Money.fen(amount * commissionRate / 10_000), fee);
        Left partly = new Left(whole.amount(), whole.commission(), paid, fee.minus(paid),
                List.of());

        for (long cut : cuts) {
            Money refund = Money.fen(Math.min(cut, whole.amount().total()));
            if (!refund.isPositive()) {
                break;
            }
            ReturnPlan usual = ReturnPlan.of(refund, whole);
            ReturnPlan plan = ReturnPlan.of(refund, partly);
            assertThat(plan.commission()).isEqualTo(usual.commission());
            assertThat(plan.trafficFee().plus(plan.trafficFeeOwed()))
                    .isEqualTo(usual.trafficFee());
            if (plan.trafficFee().isPositive()) {
                assertThat(plan.trafficFeeOwed()).isEqualTo(partly.trafficFeeOwed());
            }
            whole = rest(whole, refund, usual);
            partly = rest(partly, refund, plan);
        }

        assertThat(partly.trafficFee().plus(partly.trafficFeeOwed()))
                .isEqualTo(whole.trafficFee());
        if (!whole.amount().isPositive()) {
            assertThat(partly.trafficFeeOwed()).isEqualTo(Money.ZERO);
        }
    }

    private static Left rest(Left left, Money refund, ReturnPlan plan) {
        return new Left(left.amount().minus(refund), left.commission().minus(plan.commission()),
                left.trafficFee().minus(plan.trafficFee()),
                left.trafficFeeOwed().minus(plan.trafficFeeOwed()), List.of());
    }
}

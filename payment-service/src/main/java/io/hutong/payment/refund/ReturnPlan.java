package io.hutong.payment.refund;

import io.hutong.kernel.money.Allotment;
import io.hutong.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of each share a refund takes back: in the ratio in which the part was divided. Each
 * refund divides its amount by what is left of the shares and of the rest, so that no share is
 * ever taken back twice and the refund that takes all that is left takes exactly all of them.
 *
 * <p>The traffic platform's fee is divided as one, whatever of it could be paid: what it really
 * cost never depends on that. What was not paid goes first, since the merchant, who pays the
 * refund, still has it and nothing has to move.
 *
 * @param trafficFee     comes back from the traffic platform
 * @param trafficFeeOwed is no longer owed to it
 */
record ReturnPlan(
        Money commission, Money trafficFee, Money trafficFeeOwed, List<Money> others) {

    /** Of a part that is not divided. */
    static final ReturnPlan NOTHING =
            new ReturnPlan(Money.ZERO, Money.ZERO, Money.ZERO, List.of());
    /** The weights of both platforms come first. */
    private static final int PLATFORMS = 2;

    /**
     * What is still there of a settled part; the rest of the amount is the merchant's and the
     * channel's.
     *
     * @param trafficFee     that the traffic platform has had
     * @param trafficFeeOwed that it could not take
     */
    record Left(Money amount, Money commission, Money trafficFee, Money trafficFeeOwed,
            List<Money> others) {

        /** Of a part in which only the platforms shared, and both could. */
        Left(Money amount, Money commission, Money trafficFee) {
            this(amount, commission, trafficFee, Money.ZERO, List.of());
        }

        Left {
            if (commission.isNegative() || trafficFee.isNegative()
                    || trafficFeeOwed.isNegative() || others.stream().anyMatch(Money::isNegative)
                    || rest(amount, commission, trafficFee.plus(trafficFeeOwed), others)
                            .isNegative()) {
                throw new IllegalArgumentException("of " + amount + " there cannot be "
                        + commission + ", " + trafficFee + " (" + trafficFeeOwed
                        + " unpaid) and " + others);
            }
        }

        private List<Long> weights() {
            List<Long> weights = new ArrayList<>();
            weights.add(commission.total());
            Money fee = trafficFee.plus(trafficFeeOwed);
            weights.add(fee.total());
            others.forEach(share -> weights.add(share.total()));
            weights.add(rest(amount, commission, fee, others).total());
            return weights;
        }

        private static Money rest(
                Money amount, Money commission, Money trafficFee, List<Money> others) {
            return amount.minus(commission).minus(trafficFee)
                    .minus(others.stream().reduce(Money.ZERO, Money::plus));
        }
    }

    /** @param amount not more than what is left */
    static ReturnPlan of(Money amount, Left left) {
        if (amount.compareTo(left.amount) > 0) {
            throw new IllegalArgumentException("refunds " + amount + " of " + left.amount);
        }
        List<Money> parts = Allotment.byWeights(amount, left.weights());
        Money fee = parts.get(1);
        Money owed = fee.compareTo(left.trafficFeeOwed) < 0 ? fee : left.trafficFeeOwed;
        return new ReturnPlan(parts.get(0), fee.minus(owed), owed,
                parts.subList(PLATFORMS, PLATFORMS + left.others.size()));
    }
}

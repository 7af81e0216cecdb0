package io.hutong.payment.refund;

import io.hutong.contracts.money.Allotment;
import io.hutong.contracts.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of each share a refund takes back: in the ratio in which the part was divided. Each
 * refund divides its amount by what is left of the shares and of the rest, so that no share is
 * ever taken back twice and the refund that takes all that is left takes exactly all of them.
 */
record ReturnPlan(Money commission, Money trafficFee, List<Money> others) {

    /** The weights of both platforms come first. */
    private static final int PLATFORMS = 2;

    /**
     * What is still there of a settled part; the rest of the amount is the merchant's and the
     * channel's.
     */
    record Left(Money amount, Money commission, Money trafficFee, List<Money> others) {

        /** Of a part in which only the platforms shared. */
        Left(Money amount, Money commission, Money trafficFee) {
            this(amount, commission, trafficFee, List.of());
        }

        Left {
            if (commission.isNegative() || trafficFee.isNegative()
                    || others.stream().anyMatch(Money::isNegative)
                    || rest(amount, commission, trafficFee, others).isNegative()) {
                throw new IllegalArgumentException("of " + amount + " there cannot be "
                        + commission + ", " + trafficFee + " and " + others);
            }
        }

        private List<Long> weights() {
            List<Long> weights = new ArrayList<>();
            weights.add(commission.total());
            weights.add(trafficFee.total());
            others.forEach(share -> weights.add(share.total()));
            weights.add(rest(amount, commission, trafficFee, others).total());
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
        return new ReturnPlan(parts.get(0), parts.get(1),
                parts.subList(PLATFORMS, PLATFORMS + left.others.size()));
    }
}

package io.hutong.payment.refund;

import io.hutong.contracts.money.Allotment;
import io.hutong.contracts.money.Money;
import java.util.List;

/**
 * How much of each share a refund takes back: in the ratio in which the part was divided. Each
 * refund divides its amount by what is left of the shares and of the rest, so that no share is
 * ever taken back twice and the refund that takes all that is left takes exactly all of them.
 */
record ReturnPlan(Money commission, Money trafficFee) {

    /**
     * What is still there of a settled part; the rest of the amount is the merchant's and the
     * channel's.
     */
    record Left(Money amount, Money commission, Money trafficFee) {

        Left {
            if (commission.isNegative() || trafficFee.isNegative()
                    || amount.minus(commission).minus(trafficFee).isNegative()) {
                throw new IllegalArgumentException("of " + amount + " there cannot be "
                        + commission + " and " + trafficFee);
            }
        }
    }

    /** @param amount not more than what is left */
    static ReturnPlan of(Money amount, Left left) {
        if (amount.compareTo(left.amount) > 0) {
            throw new IllegalArgumentException("refunds " + amount + " of " + left.amount);
        }
        List<Money> parts = Allotment.byWeights(amount, List.of(left.commission.total(),
                left.trafficFee.total(),
                left.amount.minus(left.commission).minus(left.trafficFee).total()));
        return new ReturnPlan(parts.get(0), parts.get(1));
    }
}

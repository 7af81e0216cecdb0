package io.hutong.payment.settlement;

import io.hutong.contracts.SettlementTerms;
import io.hutong.contracts.message.SettledPart;
import io.hutong.contracts.money.Allotment;
import io.hutong.contracts.money.BasisPoints;
import io.hutong.contracts.money.Money;
import io.hutong.payment.payments.Subsidy;
import java.util.List;

/**
 * Who gets what of one merchant's part: the amount is divided by the rates (largest remainder), the
 * channel's fee is borne by the merchant, and the shares together never exceed the channel's
 * ceiling; what is cut off there falls to the merchant.
 */
public record Division(
        Money amount, Money commission, Money trafficFee, Money channelFee) {

    /** WeChat Pay's default: shares of at most 30 % of an order, rounded down. */
    public static final BasisPoints CEILING = new BasisPoints(3_000);

    public Division {
        if (commission.isNegative() || trafficFee.isNegative() || channelFee.isNegative()
                || amount.minus(commission).minus(trafficFee).minus(channelFee).isNegative()) {
            throw new IllegalArgumentException("cannot divide " + amount + " into " + commission
                    + ", " + trafficFee + " and " + channelFee);
        }
    }

    public static Division of(Money amount, SettlementTerms terms) {
        long commissionRate = terms.commission().value();
        long trafficRate = terms.trafficFee().value();
        long rest = Math.max(0, BasisPoints.WHOLE - commissionRate - trafficRate);
        List<Money> parts = Allotment.byWeights(
                amount, List.of(commissionRate, trafficRate, rest));
        Money fee = terms.channelFee().halfUpOf(amount);
        Money ceiling = smaller(CEILING.floorOf(amount), amount.minus(fee));
        Money traffic = smaller(parts.get(1), ceiling);
        Money commission = smaller(parts.get(0), ceiling.minus(traffic));
        return new Division(amount, commission, traffic, fee);
    }

    public Money merchantNet() {
        return amount.minus(commission).minus(trafficFee).minus(channelFee);
    }

    /** The same with what the receivers really got; the rest stays with the merchant. */
    public Division received(Money commissionPaid, Money trafficPaid) {
        return new Division(amount, commissionPaid, trafficPaid, channelFee);
    }

    public SettledPart toPart(String merchantId) {
        return new SettledPart(
                merchantId, amount, merchantNet(), commission, trafficFee, channelFee);
    }

    /** @param subsidy what was added for the merchant beside the amount */
    SettledPart toPart(String merchantId, Subsidy subsidy) {
        return new SettledPart(merchantId, amount, merchantNet(), commission, trafficFee,
                channelFee, subsidy.amount().isPositive() ? subsidy.amount() : null);
    }

    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}

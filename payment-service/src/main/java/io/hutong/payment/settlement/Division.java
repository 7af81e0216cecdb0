package io.hutong.payment.settlement;

import io.hutong.contracts.message.SettledPart;
import io.hutong.kernel.money.Allotment;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Ceiling;
import io.hutong.kernel.trade.Receiver;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.payment.payments.Subsidy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gets what of one merchant's part: the amount is divided by the rates (largest remainder), the
 * channel's fee is borne by the merchant, and the shares together never exceed the channel's
 * ceiling; what is cut off there falls to the merchant.
 *
 * @param others who shares beside the platforms, in the order of the terms
 * @param trafficFeeOwed what the traffic platform could not take of its fee, once that is known;
 *               the merchant has it, and the commerce platform owes it
 */
public record Division(Money amount, Money commission, Money trafficFee, Money channelFee,
        List<OtherShare> others, Money trafficFeeOwed) {

    /** WeChat Pay's default: shares of at most 30 % of an order, rounded down. */
    public static final BasisPoints CEILING = new BasisPoints(Ceiling.BASIS_POINTS);

    /** Their weights come first. */
    private static final int PLATFORMS = 2;

    public Division {
        others = List.copyOf(others);
        if (commission.isNegative() || trafficFee.isNegative() || channelFee.isNegative()
                || others.stream().anyMatch(share -> share.amount().isNegative())
                || amount.minus(commission).minus(trafficFee).minus(channelFee)
                        .minus(sum(others)).isNegative()) {
            throw new IllegalArgumentException("cannot divide " + amount + " into " + commission
                    + ", " + trafficFee + ", " + channelFee + " and " + others);
        }
    }

    /** As it is planned. */
    public Division(Money amount, Money commission, Money trafficFee, Money channelFee,
            List<OtherShare> others) {
        this(amount, commission, trafficFee, channelFee, others, Money.ZERO);
    }

    /** Among the platforms and the merchant alone. */
    public Division(Money amount, Money commission, Money trafficFee, Money channelFee) {
        this(amount, commission, trafficFee, channelFee, List.of());
    }

    public static Division of(Money amount, SettlementTerms terms) {
        List<Money> parts = Allotment.byWeights(amount, weights(terms));
        Money fee = terms.channelFee().halfUpOf(amount);
        Money ceiling = smaller(CEILING.floorOf(amount), amount.minus(fee));
        Money traffic = smaller(parts.get(1), ceiling);
        Money commission = smaller(parts.get(0), ceiling.minus(traffic));
        Money room = ceiling.minus(traffic).minus(commission);
        List<OtherShare> others = new ArrayList<>();
        for (Receiver receiver : terms.receivers()) {
            Money share = smaller(parts.get(PLATFORMS + others.size()), room);
            others.add(new OtherShare(receiver.mchid(), share, receiver.purpose()));
            room = room.minus(share);
        }
        return new Division(amount, commission, traffic, fee, others);
    }

    /** Of both platforms, of all others, and of the merchant, who has the rest. */
    private static List<Long> weights(SettlementTerms terms) {
        List<Long> weights = new ArrayList<>();
        weights.add((long) terms.commission().value());
        weights.add((long) terms.trafficFee().value());
        terms.receivers().forEach(receiver -> weights.add((long) receiver.rate().value()));
        weights.add(Math.max(0, BasisPoints.WHOLE
                - weights.stream().mapToLong(Long::longValue).sum()));
        return weights;
    }

    public Money merchantNet() {
        return amount.minus(commission).minus(trafficFee).minus(channelFee).minus(sum(others));
    }

    /** The same with what the receivers really got; the rest stays with the merchant. */
    public Division received(Money commissionPaid, Money trafficPaid,
            List<OtherShare> othersPaid) {
        return new Division(amount, commissionPaid, trafficPaid, channelFee, othersPaid,
                trafficFee.minus(trafficPaid));
    }

    public SettledPart toPart(String merchantId) {
        return toPart(merchantId, Subsidy.NONE);
    }

    /** @param subsidy what was added for the merchant beside the amount */
    SettledPart toPart(String merchantId, Subsidy subsidy) {
        return new SettledPart(merchantId, amount, merchantNet(), commission, trafficFee,
                channelFee, positive(subsidy.amount()), positive(sum(others)),
                positive(trafficFeeOwed));
    }

    private static Money sum(List<OtherShare> shares) {
        return shares.stream().map(OtherShare::amount).reduce(Money.ZERO, Money::plus);
    }

    private static @Nullable Money positive(Money amount) {
        return amount.isPositive() ? amount : null;
    }

    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}

package io.hutong.merchant.reservation.model;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.subsidy.model.FlashPrice;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What campaigns add to one merchant's part of an order; all null when they add nothing.
 *
 * @param fromTraffic how much of it the traffic platform bears
 * @param claim       the same in fen, where campaigns of different rates come together: no rate
 *                    says it to the fen then
 */
public record PartSubsidy(
        @Nullable Money amount, @Nullable BasisPoints fromTraffic, @Nullable Money claim) {

    public static final PartSubsidy NOTHING = new PartSubsidy(null, null, null);

    static PartSubsidy of(
            List<Quote.Line> lines, Map<String, FlashPrice> subsidised) {
        List<FlashPrice.Take> takes = lines.stream()
                .filter(line -> subsidised.containsKey(line.sku()))
                .flatMap(line -> Objects.requireNonNull(subsidised.get(line.sku()))
                        .take(line.quantity()).stream())
                .toList();
        if (takes.isEmpty()) {
            return NOTHING;
        }
        Money amount = takes.stream().map(FlashPrice.Take::amount)
                .reduce(Money.ZERO, Money::plus);
        List<BasisPoints> rates = takes.stream().map(take -> take.campaign().fromTraffic())
                .distinct().toList();
        return rates.size() == 1 ? oneRate(amount, rates.getFirst()) : mixed(amount, takes);
    }

    private static PartSubsidy oneRate(Money amount, BasisPoints rate) {
        return new PartSubsidy(amount, rate.value() == 0 ? null : rate, null);
    }

    /** The rate is rounded down, for readers that do not know the claim. */
    private static PartSubsidy mixed(Money amount, List<FlashPrice.Take> takes) {
        Money claim = takes.stream()
                .map(take -> take.campaign().fromTraffic().floorOf(take.amount()))
                .reduce(Money.ZERO, Money::plus);
        BigInteger rate = BigInteger.valueOf(claim.total())
                .multiply(BigInteger.valueOf(BasisPoints.WHOLE))
                .divide(BigInteger.valueOf(amount.total()));
        return new PartSubsidy(amount, new BasisPoints(rate.intValueExact()), claim);
    }
}

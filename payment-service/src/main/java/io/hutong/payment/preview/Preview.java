package io.hutong.payment.preview;

import io.hutong.contracts.message.SettledPart;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.payment.settlement.Division;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Who would get what. It is the division itself, so the settled order has the same figures as long
 * as nothing is refunded and every receiver takes its share. Pure.
 */
record Preview(Money total, List<Part> parts, Sums sums) {

    /** @param terms the rates, in basis points */
    record Part(SettledPart share, SettlementTerms terms) {
    }

    /** What each party would get of the whole cart; together it is the total. */
    record Sums(Money merchants, Money commission, Money trafficFee, Money channelFee,
            Money others) {
    }

    /**
     * @param amounts by merchant
     * @param terms   those of each merchant
     */
    static Preview of(Map<String, Money> amounts, Map<String, SettlementTerms> terms) {
        List<Part> parts = amounts.entrySet().stream().map(part -> {
            SettlementTerms rates = Objects.requireNonNull(terms.get(part.getKey()));
            return new Part(
                    Division.of(part.getValue(), rates).toPart(part.getKey()), rates);
        }).toList();
        return new Preview(sum(parts, SettledPart::amount), parts, new Sums(
                sum(parts, SettledPart::merchantNet), sum(parts, SettledPart::commission),
                sum(parts, SettledPart::trafficFee), sum(parts, SettledPart::channelFee),
                sum(parts, Preview::others)));
    }

    private static Money others(SettledPart part) {
        return part.others() == null ? Money.ZERO : part.others();
    }

    private static Money sum(List<Part> parts, Function<SettledPart, Money> share) {
        return parts.stream().map(part -> share.apply(part.share()))
                .reduce(Money.ZERO, Money::plus);
    }
}

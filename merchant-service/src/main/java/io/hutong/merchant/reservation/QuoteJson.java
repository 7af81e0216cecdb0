package io.hutong.merchant.reservation;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.merchant.reservation.model.PartSubsidy;
import io.hutong.merchant.reservation.model.Quote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Quote} as it is stored. Values of the kernel are written as they are. */
record QuoteJson(String orderId, Money total, List<Part> parts) {

    record Part(
            String merchantId, String subMchid, Money amount, SettlementTerms terms,
            List<Line> lines,
            @Nullable Money subsidy, @Nullable BasisPoints subsidyFromTraffic,
            @Nullable Money subsidyClaim) {

        private static Part of(Quote.Part part) {
            PartSubsidy subsidy = part.subsidy();
            return new Part(part.merchantId(), part.subMchid(), part.amount(),
                    part.terms(), part.lines().stream().map(Line::of).toList(),
                    subsidy.amount(), subsidy.fromTraffic(), subsidy.claim());
        }

        private Quote.Part toPart() {
            return new Quote.Part(merchantId, subMchid, amount, terms,
                    lines.stream().map(Line::toLine).toList(),
                    new PartSubsidy(subsidy, subsidyFromTraffic, subsidyClaim));
        }
    }

    record Line(
            String sku, String title, int quantity, Money unitPrice, Money amount,
            @Nullable Integer deliverWithinMinutes) {

        private static Line of(Quote.Line line) {
            return new Line(line.sku(), line.title(), line.quantity(), line.unitPrice(),
                    line.amount(), line.deliverWithinMinutes());
        }

        private Quote.Line toLine() {
            return new Quote.Line(sku, title, quantity, unitPrice, amount, deliverWithinMinutes);
        }
    }

    static QuoteJson of(String orderId, Quote quote) {
        return new QuoteJson(orderId, quote.total(), quote.parts().stream().map(Part::of).toList());
    }

    Quote toQuote() {
        return new Quote(total, parts.stream().map(Part::toPart).toList());
    }
}

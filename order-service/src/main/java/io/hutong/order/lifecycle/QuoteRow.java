package io.hutong.order.lifecycle;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.order.lifecycle.model.Quote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of {@code orders.quote}. */
record QuoteRow(Money total, List<Part> parts) {

    record Part(
            String merchantId, String subMchid, Money amount, SettlementTerms terms,
            List<Line> lines, @Nullable Money subsidy, @Nullable BasisPoints subsidyFromTraffic,
            @Nullable Money subsidyClaim) {

        static Part of(Quote.Part part) {
            return new Part(part.merchantId(), part.subMchid(), part.amount(), part.terms(),
                    part.lines().stream().map(Line::of).toList(), part.subsidy(),
                    part.subsidyFromTraffic(), part.subsidyClaim());
        }

        Quote.Part model() {
            return new Quote.Part(merchantId, subMchid, amount, terms,
                    lines.stream().map(Line::model).toList(), subsidy, subsidyFromTraffic,
                    subsidyClaim);
        }
    }

    record Line(
            String sku, String title, int quantity, Money unitPrice, Money amount,
            @Nullable Integer deliverWithinMinutes) {

        static Line of(Quote.Line line) {
            return new Line(line.sku(), line.title(), line.quantity(), line.unitPrice(),
                    line.amount(), line.deliverWithinMinutes());
        }

        Quote.Line model() {
            return new Quote.Line(sku, title, quantity, unitPrice, amount, deliverWithinMinutes);
        }
    }

    static QuoteRow of(Quote quote) {
        return new QuoteRow(quote.total(), quote.parts().stream().map(Part::of).toList());
    }

    Quote model() {
        return new Quote(total, parts.stream().map(Part::model).toList());
    }
}

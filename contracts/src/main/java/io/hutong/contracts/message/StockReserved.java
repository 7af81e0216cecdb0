package io.hutong.contracts.message;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stock is set aside, and this is the quote.
 *
 * @param total what the buyer pays: sum of the parts
 * @param parts one per merchant, in the order in which the cart names them first
 */
public record StockReserved(String orderId, Money total, List<Part> parts)
        implements MerchantReply {

    public StockReserved {
        parts = List.copyOf(parts);
    }

    /**
     * One merchant's part of the order.
     *
     * @param amount  what the buyer pays
     * @param subsidy what the commerce platform adds for the merchant out of its budget; it is
     *                held for this order; null when there is none
     * @param subsidyFromTraffic how much of the subsidy the traffic platform owes the commerce
     *                platform; null: nothing
     * @param subsidyClaim the same of the whole subsidy in fen, where it comes from campaigns of
     *                different rates; null: the rate says it
     */
    public record Part(
            String merchantId, String subMchid, Money amount, SettlementTerms terms,
            List<Line> lines, @Nullable Money subsidy,
            @Nullable BasisPoints subsidyFromTraffic, @Nullable Money subsidyClaim) {

        public Part {
            lines = List.copyOf(lines);
        }

        public Part(String merchantId, String subMchid, Money amount, SettlementTerms terms,
                List<Line> lines) {
            this(merchantId, subMchid, amount, terms, lines, null);
        }

        /** A subsidy that the commerce platform bears alone. */
        public Part(String merchantId, String subMchid, Money amount, SettlementTerms terms,
                List<Line> lines, @Nullable Money subsidy) {
            this(merchantId, subMchid, amount, terms, lines, subsidy, null);
        }

        /** A subsidy of one rate. */
        public Part(String merchantId, String subMchid, Money amount, SettlementTerms terms,
                List<Line> lines, @Nullable Money subsidy,
                @Nullable BasisPoints subsidyFromTraffic) {
            this(merchantId, subMchid, amount, terms, lines, subsidy, subsidyFromTraffic, null);
        }
    }

    /**
     * @param unitPrice            what the buyer pays for one, a subsidy taken off
     * @param deliverWithinMinutes after the payment; null where nothing is promised
     */
    public record Line(
            String sku, String title, int quantity, Money unitPrice, Money amount,
            @Nullable Integer deliverWithinMinutes) {

        public Line(String sku, String title, int quantity, Money unitPrice, Money amount) {
            this(sku, title, quantity, unitPrice, amount, null);
        }
    }
}

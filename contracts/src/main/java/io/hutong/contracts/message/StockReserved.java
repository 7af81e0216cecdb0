package io.hutong.contracts.message;

import io.hutong.contracts.SettlementTerms;
import io.hutong.contracts.money.Money;
import java.util.List;

/**
 * The stock is set aside, and this is the quote.
 *
 * @param total sum of the parts
 * @param parts one per merchant, in the order in which the cart names them first
 */
public record StockReserved(String orderId, Money total, List<Part> parts)
        implements MerchantReply {

    public StockReserved {
        parts = List.copyOf(parts);
    }

    /** One merchant's part of the order. */
    public record Part(
            String merchantId, String subMchid, Money amount, SettlementTerms terms,
            List<Line> lines) {

        public Part {
            lines = List.copyOf(lines);
        }
    }

    public record Line(String sku, String title, int quantity, Money unitPrice, Money amount) {
    }
}

package io.hutong.contracts.message;

import io.hutong.contracts.Fallback;
import io.hutong.contracts.SettlementTerms;
import io.hutong.contracts.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the buyer's money into frozen funds by one password-free debit, split into one
 * sub-payment per merchant.
 *
 * @param total sum of the parts
 */
public record AuthorizePayment(
        String orderId, String buyerId, String miniProgram, Money total, List<Part> parts,
        Fallback fallback) implements PaymentCommand {

    public AuthorizePayment {
        parts = List.copyOf(parts);
    }

    /**
     * One sub-payment.
     *
     * @param subsidy what the commerce platform adds for the merchant after the receipt; null
     *                when there is none
     */
    public record Part(
            String merchantId, String subMchid, Money amount, String description,
            SettlementTerms terms, @Nullable Money subsidy) {

        public Part(String merchantId, String subMchid, Money amount, String description,
                SettlementTerms terms) {
            this(merchantId, subMchid, amount, description, terms, null);
        }
    }
}

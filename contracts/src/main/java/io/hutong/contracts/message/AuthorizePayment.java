package io.hutong.contracts.message;

import io.hutong.contracts.Fallback;
import io.hutong.contracts.SettlementTerms;
import io.hutong.contracts.money.Money;
import java.util.List;

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

    /** One sub-payment. */
    public record Part(
            String merchantId, String subMchid, Money amount, String description,
            SettlementTerms terms) {
    }
}

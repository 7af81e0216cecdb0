package io.hutong.contracts.message;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.SettlementTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the buyer's money into frozen funds by one password-free debit, split into one
 * sub-payment per merchant; where that is not possible, opens the cashier if the order allows it.
 *
 * @param total sum of the parts
 * @param payer the buyer's openid, sealed so that only payment-service reads it; the cashier
 *              needs it, without it there is none
 */
public record AuthorizePayment(
        String orderId, String buyerId, String miniProgram, Money total, List<Part> parts,
        Fallback fallback, @Nullable String payer) implements PaymentCommand {

    public AuthorizePayment {
        parts = List.copyOf(parts);
    }

    /** A payment for which there is no cashier. */
    public AuthorizePayment(String orderId, String buyerId, String miniProgram, Money total,
            List<Part> parts, Fallback fallback) {
        this(orderId, buyerId, miniProgram, total, parts, fallback, null);
    }

    /**
     * One sub-payment.
     *
     * @param subsidy what the commerce platform adds for the merchant after the receipt; null
     *                when there is none
     * @param subsidyFromTraffic how much of the subsidy the traffic platform owes the commerce
     *                platform; null: nothing
     * @param subsidyClaim the same of the whole subsidy in fen, where it comes from campaigns of
     *                different rates; null: the rate says it
     */
    public record Part(
            String merchantId, String subMchid, Money amount, String description,
            SettlementTerms terms, @Nullable Money subsidy,
            @Nullable BasisPoints subsidyFromTraffic, @Nullable Money subsidyClaim) {

        public Part(String merchantId, String subMchid, Money amount, String description,
                SettlementTerms terms) {
            this(merchantId, subMchid, amount, description, terms, null);
        }

        /** A subsidy that the commerce platform bears alone. */
        public Part(String merchantId, String subMchid, Money amount, String description,
                SettlementTerms terms, @Nullable Money subsidy) {
            this(merchantId, subMchid, amount, description, terms, subsidy, null);
        }

        /** A subsidy of one rate. */
        public Part(String merchantId, String subMchid, Money amount, String description,
                SettlementTerms terms, @Nullable Money subsidy,
                @Nullable BasisPoints subsidyFromTraffic) {
            this(merchantId, subMchid, amount, description, terms, subsidy, subsidyFromTraffic,
                    null);
        }
    }
}

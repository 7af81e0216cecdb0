package io.hutong.payment.refund;

import io.hutong.contracts.message.PaymentRefundRefused.Refusal;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.kernel.money.Money;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.SubPayment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether money may be given back: it is claimed before the channel is asked, or refused. */
sealed interface ClaimDecision {

    record Refuse(Refusal refusal, String detail) implements ClaimDecision {
    }

    record Claim(List<RefundClaim> claims) implements ClaimDecision {

        public Claim {
            claims = List.copyOf(claims);
        }
    }

    /** @param parts of the order, in their order */
    static ClaimDecision of(
            RefundPayment command, @Nullable Payment payment, List<SubPayment> parts) {
        if (payment == null) {
            return notPaid("there is no payment of this order");
        }
        return switch (payment.status()) {
            case AUTHORIZED, SETTLING, SETTLED -> ofPaid(command, parts);
            case AUTHORIZING, DECLINED, EXPIRED -> notPaid("nothing was paid for this order");
            case VOIDING, VOIDED -> notPaid("the order's payment was called off before");
        };
    }

    private static ClaimDecision ofPaid(RefundPayment command, List<SubPayment> parts) {
        List<RefundClaim> claims = new ArrayList<>();
        for (Map.Entry<String, Money> asked : byMerchant(command).entrySet()) {
            Optional<SubPayment> part = parts.stream()
                    .filter(one -> one.seller().merchantId().equals(asked.getKey())).findFirst();
            if (part.isEmpty()) {
                return new Refuse(Refusal.UNKNOWN_PART,
                        "the order has no part of " + asked.getKey());
            }
            Money amount = asked.getValue();
            if (!amount.isPositive() || amount.compareTo(part.get().funds().refundable()) > 0) {
                return new Refuse(Refusal.EXCEEDS_PAYMENT, amount + " of "
                        + part.get().funds().refundable() + " that are left of "
                        + asked.getKey());
            }
            claims.add(new RefundClaim(
                    PaymentNumbers.refund(command.refundId(), part.get().part()), amount,
                    command.reason(), part.get().refunding(amount), command.refundId()));
        }
        return claims.isEmpty()
                ? new Refuse(Refusal.UNKNOWN_PART, "the refund names no part") : new Claim(claims);
    }

    /** A merchant that is named twice is meant with the sum; an amount of nothing spoils it. */
    private static Map<String, Money> byMerchant(RefundPayment command) {
        Map<String, Money> amounts = new LinkedHashMap<>();
        command.parts().forEach(part -> amounts.merge(part.merchantId(), part.amount(),
                (one, other) -> one.isPositive() && other.isPositive()
                        ? one.plus(other) : Money.ZERO));
        return amounts;
    }

    private static ClaimDecision notPaid(String detail) {
        return new Refuse(Refusal.NOT_PAID, detail);
    }
}

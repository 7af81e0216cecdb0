package io.hutong.payment.refund;

import io.hutong.contracts.message.PaymentRefundRefused.Refusal;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.SubPayment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        Set<String> merchants = new HashSet<>();
        for (RefundPayment.Part asked : command.parts()) {
            Optional<SubPayment> part = parts.stream().filter(one ->
                    one.seller().merchantId().equals(asked.merchantId())).findFirst();
            if (part.isEmpty() || !merchants.add(asked.merchantId())) {
                return new Refuse(Refusal.UNKNOWN_PART,
                        "the order has no such part of " + asked.merchantId());
            }
            if (!asked.amount().isPositive()
                    || asked.amount().compareTo(part.get().funds().refundable()) > 0) {
                return new Refuse(Refusal.EXCEEDS_PAYMENT, asked.amount() + " of "
                        + part.get().funds().refundable() + " that are left of "
                        + asked.merchantId());
            }
            claims.add(new RefundClaim(
                    PaymentNumbers.refund(command.refundId(), part.get().part()), asked.amount(),
                    command.reason(), part.get().refunding(asked.amount()), command.refundId()));
        }
        return claims.isEmpty()
                ? new Refuse(Refusal.UNKNOWN_PART, "the refund names no part") : new Claim(claims);
    }

    private static ClaimDecision notPaid(String detail) {
        return new Refuse(Refusal.NOT_PAID, detail);
    }
}

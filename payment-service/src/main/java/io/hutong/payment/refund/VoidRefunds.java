package io.hutong.payment.refund;

import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.SubPayment;
import java.util.List;

/**
 * What has to go back when a paid order is called off: all that each part still holds, once, under
 * a number that the part determines.
 */
public final class VoidRefunds {

    private static final String REASON = "order called off";

    private VoidRefunds() {
    }

    /** @param parts of one order, paid */
    public static List<RefundClaim> of(List<SubPayment> parts) {
        return parts.stream().filter(part -> part.funds().refundable().isPositive())
                .map(part -> new RefundClaim(
                        PaymentNumbers.voiding(part.orderId(), part.part()),
                        part.funds().refundable(), REASON,
                        part.refunding(part.funds().refundable()), null))
                .toList();
    }
}

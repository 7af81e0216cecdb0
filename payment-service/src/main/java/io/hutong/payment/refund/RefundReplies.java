package io.hutong.payment.refund;

import io.hutong.contracts.message.PaymentRefundRefused;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentReply;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.kernel.money.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers made from what is stored, so that a repeated command gets the same one. */
final class RefundReplies {

    private RefundReplies() {
    }

    /** @param refunds of the request, all ended */
    static PaymentReply of(RefundRequest request, List<Refund> refunds) {
        RefundRequest.No no = request.no();
        if (no != null) {
            return new PaymentRefundRefused(
                    request.orderId(), request.refundId(), no.refusal(), no.detail());
        }
        return new PaymentRefunded(request.orderId(), request.refundId(),
                Objects.requireNonNull(request.ended()), refunds.stream()
                        .filter(refund -> refund.state() == Refund.State.SUCCESS)
                        .map(RefundReplies::part).toList());
    }

    private static RefundedPart part(Refund refund) {
        Refund.Sources from = refund.sources();
        Money others = from.others();
        return new RefundedPart(refund.origin().merchantId(), refund.origin().afterSettlement(),
                refund.amount(), refund.amount().minus(from.channelFee()).minus(from.commission())
                        .minus(from.trafficFee()).minus(others).minus(from.advance()),
                from.commission(),
                from.trafficFee(), from.channelFee(), from.advance(),
                positive(others), positive(from.trafficFeeOwed()));
    }

    private static @Nullable Money positive(Money amount) {
        return amount.isPositive() ? amount : null;
    }
}

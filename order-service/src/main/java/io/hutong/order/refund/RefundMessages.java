package io.hutong.order.refund;

import io.hutong.contracts.message.PaymentRefundRefused;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.order.lifecycle.OrderMessages;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Pieces;
import io.hutong.order.lifecycle.model.Refund;

/** What a refund says to its participants, and what their answers mean to the order. */
final class RefundMessages {

    private RefundMessages() {
    }

    static RefundPayment refundPayment(Order order, Refund refund) {
        return new RefundPayment(order.id(), refund.refundId(), refund.ask().reason(),
                refund.ask().parts().stream().map(
                        part -> new RefundPayment.Part(part.merchantId(), part.amount()))
                        .toList());
    }

    static OrderChange.RefundReturned returned(PaymentRefunded reply) {
        return new OrderChange.RefundReturned(reply.refundId(), reply.refundedAt(),
                reply.parts().stream().map(part -> new Refund.Returned(part.merchantId(),
                        part.afterSettlement(), part.amount(), part.merchantNet(),
                        part.commission(), part.trafficFee(), part.channelFee(),
                        part.advance(), part.others(), part.trafficFeeOwed()))
                        .toList());
    }

    static OrderChange.RefundRefused refused(PaymentRefundRefused reply) {
        return new OrderChange.RefundRefused(reply.refundId(), switch (reply.refusal()) {
            case NOT_PAID -> Refund.Refusal.NOT_PAID;
            case UNKNOWN_PART -> Refund.Refusal.UNKNOWN_PART;
            case EXCEEDS_PAYMENT -> Refund.Refusal.EXCEEDS_PAYMENT;
            case CLOSED_BY_CHANNEL -> Refund.Refusal.CLOSED_BY_CHANNEL;
        });
    }

    /** A refund that was begun by an earlier version may hold a SKU in two lines. */
    static RecordRefund recordRefund(Order order, Refund refund) {
        return new RecordRefund(order.id(), refund.refundId(), refund.requireRefundedAt(),
                OrderMessages.refundedParts(refund),
                Pieces.lines(Pieces.bySku(refund.ask().restock())).stream()
                        .map(line -> new RecordRefund.Line(line.sku(), line.quantity()))
                        .toList());
    }
}

package io.hutong.order.settlement;

import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.order.lifecycle.OrderMessages;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Settlement;

/** What a settlement says to its participants, and what their answers mean to the order. */
final class SettlementMessages {

    private SettlementMessages() {
    }

    static Settlement settlement(PaymentSettled reply) {
        return new Settlement(reply.settledAt(), reply.parts().stream()
                .map(part -> new Settlement.Part(part.merchantId(), part.amount(),
                        part.merchantNet(), part.commission(), part.trafficFee(),
                        part.channelFee(), part.subsidy(), part.others(),
                        part.trafficFeeOwed()))
                .toList());
    }

    static RecordSettlement recordSettlement(Order order) {
        Settlement settlement = order.requireSettlement();
        return new RecordSettlement(order.id(), settlement.settledAt(),
                OrderMessages.settledParts(settlement));
    }
}

package io.hutong.merchant.miniprogram;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MerchantEvent;
import io.hutong.contracts.message.MiniProgramReinstated;
import io.hutong.contracts.message.MiniProgramSuspended;
import io.hutong.merchant.miniprogram.model.StandingOrder;
import io.hutong.merchant.miniprogram.model.StandingOrder.Reinstate;
import io.hutong.merchant.miniprogram.model.StandingOrder.Suspend;
import io.hutong.merchant.miniprogram.model.SuspensionReason;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.util.List;

/** Tells order-service which mini-programs may take orders. */
final class MiniProgramMessages {

    private final Outbox outbox;

    MiniProgramMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(String id, StandingOrder order) {
        outbox.append(List.of(OutgoingMessage.event(
                Topics.MERCHANT_EVENTS, eventOf(id, order), TraceParent.start())));
    }

    private static MerchantEvent eventOf(String id, StandingOrder order) {
        return switch (order) {
            case Suspend(SuspensionReason reason, String note, boolean refund) ->
                    new MiniProgramSuspended(id, reason.name(), note, refund ? true : null);
            case Reinstate(String note) -> new MiniProgramReinstated(id, note);
        };
    }
}

package io.hutong.payment.shipping;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.shipping.model.ManagedOrder;

/**
 * What WeChat's answer about a parcel means. Every try begins with asking what WeChat knows, so an
 * upload whose answer was lost is found, never repeated blindly. Pure.
 */
sealed interface ShipmentDecision {

    /** WeChat waits for the information. */
    record Upload(String openid) implements ShipmentDecision {
    }

    /** WeChat has it and waits for the buyer. */
    record AwaitReceipt() implements ShipmentDecision {
    }

    /** Nothing holds the money any more. */
    record Release() implements ShipmentDecision {
    }

    /** The money went back to the buyer. */
    record End() implements ShipmentDecision {
    }

    /** Not known; ask again. */
    record Again() implements ShipmentDecision {
    }

    /** WeChat does not want it. */
    record Problem(String detail) implements ShipmentDecision {
    }

    static ShipmentDecision found(ChannelAnswer<ManagedOrder> answer) {
        return switch (answer) {
            case Answered<ManagedOrder>(ManagedOrder order) -> switch (order.state()) {
                case TO_SHIP -> new Upload(order.openid());
                case SHIPPED, SETTLING -> new AwaitReceipt();
                case RECEIVED, OVER -> new Release();
                case REFUNDED -> new End();
                case UNRECOGNISED -> new Again();
            };
            case Refused<ManagedOrder>(Refusal why) -> problem("the order is not found", why);
            case ChannelAnswer.Ambiguous<ManagedOrder> unknown -> new Again();
            case ChannelAnswer.NotSent<ManagedOrder> unsent -> new Again();
        };
    }

    static ShipmentDecision uploaded(ChannelAnswer<Done> answer) {
        return switch (answer) {
            case Answered<Done> done -> new AwaitReceipt();
            case Refused<Done>(Refusal why) -> problem("the parcel is refused", why);
            case ChannelAnswer.Ambiguous<Done> unknown -> new Again();
            case ChannelAnswer.NotSent<Done> unsent -> new Again();
        };
    }

    /** A channel that does not manage the orders holds no money back for them. */
    static ShipmentDecision managed(ChannelAnswer<Boolean> answer) {
        return answer instanceof Answered<Boolean>(Boolean manages) && !manages
                ? new Release() : new AwaitReceipt();
    }

    private static ShipmentDecision problem(String what, Refusal why) {
        return new Problem(what + ": " + why.code() + " " + why.text());
    }
}

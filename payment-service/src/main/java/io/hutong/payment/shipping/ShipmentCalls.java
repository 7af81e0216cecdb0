package io.hutong.payment.shipping;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.shipping.model.ShippingInfo;
import java.time.Instant;

/** The conversation with WeChat about one parcel. */
final class ShipmentCalls {

    private final ShippingChannel wechat;
    private final int patience;

    /** @param patience refusals after which a person is told */
    ShipmentCalls(ShippingChannel wechat, int patience) {
        this.wechat = wechat;
        this.patience = patience;
    }

    ShipmentResult perform(Shipment shipment) {
        Shipment.Trade trade = shipment.trade();
        return follow(shipment, ShipmentDecision.found(
                wechat.find(trade.appid(), trade.transactionId())));
    }

    private ShipmentResult follow(Shipment shipment, ShipmentDecision decision) {
        return switch (decision) {
            case ShipmentDecision.Upload(String openid) ->
                    follow(shipment, ShipmentDecision.uploaded(upload(shipment, openid)));
            case ShipmentDecision.AwaitReceipt() -> await(shipment);
            case ShipmentDecision.Release() ->
                    ShipmentResult.of(shipment, Shipment.State.RELEASED);
            case ShipmentDecision.End() -> ShipmentResult.of(shipment, Shipment.State.OVER);
            case ShipmentDecision.Again() -> ShipmentResult.of(shipment, shipment.state());
            case ShipmentDecision.Problem(String detail) ->
                    ShipmentResult.refused(shipment, detail, patience);
        };
    }

    private ChannelAnswer<Done> upload(Shipment shipment, String openid) {
        return wechat.upload(new ShippingInfo(shipment.trade().appid(),
                shipment.trade().transactionId(), openid, shipment.parcel()));
    }

    private ShipmentResult await(Shipment shipment) {
        String appid = shipment.trade().appid();
        if (ShipmentDecision.managed(wechat.manages(appid)) instanceof ShipmentDecision.Release) {
            return ShipmentResult.of(shipment, Shipment.State.RELEASED);
        }
        ShipmentResult waiting = ShipmentResult.of(shipment, Shipment.State.UPLOADED);
        Instant received = shipment.progress().receivedAt();
        if (received == null || shipment.progress().reminded()) {
            return waiting;
        }
        ChannelAnswer<Done> asked = wechat.remind(
                appid, shipment.trade().transactionId(), received);
        boolean over = asked instanceof Answered || asked instanceof ChannelAnswer.Refused;
        return over ? waiting.remindedOnce() : waiting;
    }
}

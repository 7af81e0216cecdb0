package io.hutong.payment.shipping;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.shipping.model.ManagedOrder;
import io.hutong.payment.shipping.model.ShippingInfo;
import java.time.Instant;

/**
 * WeChat's management of mini-program orders (发货信息管理): where it is on, the money of an order
 * stays frozen until its shipping information is uploaded and its receipt is confirmed inside
 * WeChat. No call throws for an expected failure; all of them block.
 */
public interface ShippingChannel {

    /** Whether the orders of this mini-program are managed, so that sharing waits for receipt. */
    ChannelAnswer<Boolean> manages(String appid);

    ChannelAnswer<ManagedOrder> find(String appid, String transactionId);

    /** Uploading the same again has no second effect; WeChat allows one correction. */
    ChannelAnswer<Done> upload(ShippingInfo info);

    /** Asks the buyer to confirm the receipt; allowed once per order. */
    ChannelAnswer<Done> remind(
            String appid, String transactionId, Instant receivedAt);
}

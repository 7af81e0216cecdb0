package io.hutong.payment.channel;

import java.time.Instant;

/**
 * WeChat's management of mini-program orders (发货信息管理): where it is on, the money of an order
 * stays frozen until its shipping information is uploaded and its receipt is confirmed inside
 * WeChat. No call throws for an expected failure; all of them block.
 */
public interface TradeManagement {

    /** Whether the orders of this mini-program are managed, so that sharing waits for receipt. */
    ChannelAnswer<Boolean> manages(String appid);

    ChannelAnswer<ManagedOrder> find(String appid, String transactionId);

    /** Uploading the same again has no second effect; WeChat allows one correction. */
    ChannelAnswer<PaymentChannel.Done> upload(ShippingInfo info);

    /** Asks the buyer to confirm the receipt; allowed once per order. */
    ChannelAnswer<PaymentChannel.Done> remind(
            String appid, String transactionId, Instant receivedAt);
}

package io.hutong.payment.settlement;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.settlement.model.SharingOrder;
import io.hutong.payment.settlement.model.SharingState;

/** Divides money. All calls block; none throws for an expected failure. */
public interface SharingChannel {

    ChannelAnswer<Done> addReceiver(String appid, String mchid);

    ChannelAnswer<SharingState> share(SharingOrder order);

    ChannelAnswer<SharingState> query(SharingOrder order);
}

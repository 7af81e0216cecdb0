package io.hutong.payment.refund;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.refund.model.ReturnOrder;
import io.hutong.payment.refund.model.ReturnState;

/** Shares back from their receivers. All calls block; none throws for an expected failure. */
public interface ReturnChannel {

    ChannelAnswer<ReturnState> takeBack(ReturnOrder order);

    ChannelAnswer<ReturnState> query(ReturnOrder order);
}

package io.hutong.payment.refund;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.refund.model.RefundOrder;
import io.hutong.payment.refund.model.RefundState;

/** Money back to buyers. All calls block; none throws for an expected failure. */
public interface RefundChannel {

    ChannelAnswer<RefundState> refund(RefundOrder order);

    /** Takes the number and whose money it was. */
    ChannelAnswer<RefundState> query(RefundOrder order);
}

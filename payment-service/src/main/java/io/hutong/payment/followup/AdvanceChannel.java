package io.hutong.payment.followup;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.followup.model.AdvanceReturnOrder;
import io.hutong.payment.followup.model.Effect;

/** What the platform has advanced for refunds. Blocks; throws for no expected failure. */
public interface AdvanceChannel {

    /** Takes from the merchant what was advanced for its refund. */
    ChannelAnswer<Effect> takeBack(AdvanceReturnOrder order);

    ChannelAnswer<Effect> query(AdvanceReturnOrder order);
}

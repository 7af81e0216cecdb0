package io.hutong.payment.followup;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.followup.model.Effect;
import io.hutong.payment.followup.model.SubsidyCancelOrder;
import io.hutong.payment.followup.model.SubsidyReturnOrder;

/**
 * Subsidies that come back. The channel's word is a yes or no to the amount that it was asked for.
 */
public interface SubsidyReturnChannel {

    /** Takes a subsidy, or a part of it, back after a refund that the channel has accepted. */
    ChannelAnswer<Effect> takeBack(SubsidyReturnOrder order);

    /** Withdraws what was announced and not paid; only before the money is divided. */
    ChannelAnswer<Effect> cancel(SubsidyCancelOrder order);
}

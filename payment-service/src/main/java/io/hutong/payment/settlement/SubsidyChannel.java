package io.hutong.payment.settlement;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.settlement.model.SubsidyOrder;

/** Pays the platform's subsidies to merchants. Blocks; throws for no expected failure. */
public interface SubsidyChannel {

    /** Only before the money is divided. */
    ChannelAnswer<Done> subsidise(SubsidyOrder order);
}

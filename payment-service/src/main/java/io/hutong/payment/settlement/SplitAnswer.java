package io.hutong.payment.settlement;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.settlement.model.SharingState;
import org.jspecify.annotations.Nullable;

/**
 * @param said       to the division, or why it was not asked for
 * @param subsidised the channel has paid the subsidy that was due
 */
record SplitAnswer(ChannelAnswer<SharingState> said, boolean subsidised) {

    @Nullable
    String channelNumber() {
        return said instanceof ChannelAnswer.Answered<SharingState>(SharingState state)
                ? state.channelNumber() : null;
    }
}

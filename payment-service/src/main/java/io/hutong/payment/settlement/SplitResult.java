package io.hutong.payment.settlement;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.settlement.model.SharingState;
import org.jspecify.annotations.Nullable;

/**
 * @param split as it was claimed
 * @param subsidised the channel has paid the subsidy that was due
 */
record SplitResult(Split split, ChannelAnswer<SharingState> answer, boolean subsidised) {

    SplitResult(Split split, ChannelAnswer<SharingState> answer) {
        this(split, answer, false);
    }

    @Nullable
    String channelNumber() {
        return answer instanceof ChannelAnswer.Answered<SharingState>(SharingState state)
                ? state.channelNumber() : null;
    }
}

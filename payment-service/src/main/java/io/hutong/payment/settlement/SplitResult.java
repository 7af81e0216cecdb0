package io.hutong.payment.settlement;

import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.SharingState;
import org.jspecify.annotations.Nullable;

/** @param split as it was claimed */
record SplitResult(Split split, ChannelAnswer<SharingState> answer) {

    @Nullable String channelNumber() {
        return answer instanceof ChannelAnswer.Answered<SharingState>(SharingState state)
                ? state.channelNumber() : null;
    }
}

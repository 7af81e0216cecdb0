package io.hutong.payment.refund;

import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.RefundState;
import org.jspecify.annotations.Nullable;

/** @param refund as it was claimed */
record RefundResult(Refund refund, ChannelAnswer<RefundState> answer) {

    @Nullable String channelNumber() {
        return answer instanceof ChannelAnswer.Answered<RefundState>(RefundState state)
                ? state.channelNumber() : null;
    }
}

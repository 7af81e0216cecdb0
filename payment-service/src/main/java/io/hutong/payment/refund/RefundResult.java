package io.hutong.payment.refund;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.refund.model.RefundState;
import io.hutong.payment.refund.model.ReturnState;
import java.util.List;

/** What came of a leased refund: shares were asked back, or the refund itself was asked for. */
sealed interface RefundResult {

    /** As it was claimed. */
    Refund refund();

    record Returned(Refund refund, List<Answer> answers) implements RefundResult {

        public Returned {
            answers = List.copyOf(answers);
        }
    }

    record Answer(ShareReturn back, ChannelAnswer<ReturnState> answer) {
    }

    record Refunded(Refund refund, ChannelAnswer<RefundState> answer) implements RefundResult {
    }
}

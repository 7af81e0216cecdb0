package io.hutong.payment.followup;

import io.hutong.kernel.money.Money;
import io.hutong.payment.channel.AdvanceReturnOrder;
import io.hutong.payment.channel.AdvanceReturnState;
import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.ChannelAnswer.Refused;
import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.channel.SubsidyCancelOrder;
import io.hutong.payment.channel.SubsidyReturnOrder;
import io.hutong.payment.channel.SubsidyState;
import io.hutong.payment.followup.FollowUpDecision.Effect;

/** Asks the channel what a follow-up asks for. */
record FollowUpCalls(PaymentChannel channel) {

    private static final String NOT_FOUND = "RESOURCE_NOT_EXISTS";

    FollowUpResult perform(FollowUp task) {
        FollowUp.Debtor debtor = task.debtor();
        return new FollowUpResult(task, switch (task.kind()) {
            case SUBSIDY_RETURN -> ofSubsidy(channel.returnSubsidy(new SubsidyReturnOrder(
                    task.number(), debtor.subMchid(), debtor.transactionId(), debtor.refundId(),
                    task.amount())), task.amount());
            case SUBSIDY_CANCEL -> ofSubsidy(channel.cancelSubsidy(new SubsidyCancelOrder(
                    debtor.subMchid(), debtor.transactionId())), task.amount());
            case ADVANCE_RETURN -> ofAdvance(advance(task));
        });
    }

    /** Of an advance the channel can be asked what became of it; of a subsidy it cannot. */
    private ChannelAnswer<AdvanceReturnState> advance(FollowUp task) {
        AdvanceReturnOrder order = new AdvanceReturnOrder(
                task.debtor().refundId(), task.debtor().subMchid());
        if (task.state() != FollowUp.State.UNKNOWN) {
            return channel.returnAdvance(order);
        }
        ChannelAnswer<AdvanceReturnState> known = channel.queryAdvanceReturn(order);
        return known instanceof Refused<AdvanceReturnState> no && NOT_FOUND.equals(no.code())
                ? channel.returnAdvance(order) : known;
    }

    private static ChannelAnswer<Effect> ofAdvance(ChannelAnswer<AdvanceReturnState> answer) {
        return answer.map(state -> new Effect(
                state.channelNumber(), state.success(), state.amount()));
    }

    /** The channel's word about a subsidy is a yes or no to the amount that it was asked for. */
    private static ChannelAnswer<Effect> ofSubsidy(
            ChannelAnswer<SubsidyState> answer, Money amount) {
        return answer.map(state -> new Effect(state.channelNumber(), state.success(), amount));
    }
}

package io.hutong.payment.followup;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Refusal.NotFound;
import io.hutong.payment.followup.model.AdvanceReturnOrder;
import io.hutong.payment.followup.model.Effect;
import io.hutong.payment.followup.model.SubsidyCancelOrder;
import io.hutong.payment.followup.model.SubsidyReturnOrder;

/** Asks the channel what a follow-up asks for. */
record FollowUpCalls(SubsidyReturnChannel subsidies, AdvanceChannel advances) {

    FollowUpResult perform(FollowUp task) {
        FollowUp.Debtor debtor = task.debtor();
        return new FollowUpResult(task, switch (task.kind()) {
            case SUBSIDY_RETURN -> subsidies.takeBack(new SubsidyReturnOrder(
                    task.number(), debtor.subMchid(), debtor.transactionId(), debtor.refundId(),
                    task.amount()));
            case SUBSIDY_CANCEL -> subsidies.cancel(new SubsidyCancelOrder(
                    debtor.subMchid(), debtor.transactionId(), task.amount()));
            case ADVANCE_RETURN -> advance(task);
        });
    }

    /** Of an advance the channel can be asked what became of it; of a subsidy it cannot. */
    private ChannelAnswer<Effect> advance(FollowUp task) {
        AdvanceReturnOrder order = new AdvanceReturnOrder(
                task.debtor().refundId(), task.debtor().subMchid());
        if (task.state() != FollowUp.State.UNKNOWN) {
            return advances.takeBack(order);
        }
        ChannelAnswer<Effect> known = advances.query(order);
        return known instanceof Refused<Effect>(NotFound _)
                ? advances.takeBack(order) : known;
    }
}

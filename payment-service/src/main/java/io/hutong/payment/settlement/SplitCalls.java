package io.hutong.payment.settlement;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.settlement.model.SharingOrder;
import io.hutong.payment.settlement.model.SubsidyOrder;

/** How the channel is asked to divide, and what it then says. */
record SplitCalls(SharingChannel channel, SubsidyChannel subsidies, Receivers receivers,
        SharingOrders orders) {

    SplitAnswer perform(Split split) {
        SharingOrder order = orders.of(split);
        if (split.state() == Split.State.SHARING) {
            return new SplitAnswer(channel.query(order), false);
        }
        receivers.ensure(order);
        return split.bonus().isDue() ? subsidise(split, order)
                : new SplitAnswer(channel.share(order), false);
    }

    /** The subsidy goes first: once the money is divided the channel takes none. */
    private SplitAnswer subsidise(Split split, SharingOrder order) {
        ChannelAnswer<Done> paid = subsidies.subsidise(new SubsidyOrder(
                PaymentNumbers.subsidy(split.orderId(), split.part()), order.subMchid(),
                order.transactionId(), split.bonus().subsidy().amount()));
        return new SplitAnswer(
                paid.then(_ -> channel.share(order)), paid instanceof Answered<Done>);
    }
}

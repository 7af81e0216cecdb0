package io.hutong.payment.settlement;

import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.ChannelAnswer.Answered;
import io.hutong.payment.channel.ChannelAnswer.Refused;
import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.channel.SharingOrder;
import io.hutong.payment.channel.SubsidyOrder;
import io.hutong.payment.channel.SubsidyState;
import io.hutong.payment.payments.PaymentNumbers;

/** How the channel is asked to divide, and what it then says. */
record SplitCalls(PaymentChannel channel, Receivers receivers, SharingOrders orders) {

    /** An answer that says no without an error of HTTP. */
    private static final int NOT_PAID = 200;
    /** Tells the refusal of a subsidy from one of the division. */
    private static final String SUBSIDY = "SUBSIDY ";

    SplitResult perform(Split split) {
        SharingOrder order = orders.of(split);
        if (split.state() == Split.State.SHARING) {
            return new SplitResult(split, channel.querySharing(order));
        }
        receivers.ensure(order);
        return split.bonus().isDue() ? subsidise(split, order)
                : new SplitResult(split, channel.share(order));
    }

    /** The channel's own code. */
    static String withoutPrefix(String code) {
        return code.startsWith(SUBSIDY) ? code.substring(SUBSIDY.length()) : code;
    }

    /** The subsidy goes first: once the money is divided the channel takes none. */
    private SplitResult subsidise(Split split, SharingOrder order) {
        ChannelAnswer<SubsidyState> paid = channel.subsidise(new SubsidyOrder(
                PaymentNumbers.subsidy(split.orderId(), split.part()), order.subMchid(),
                order.transactionId(), split.bonus().subsidy().amount()));
        if (paid instanceof Refused<SubsidyState> no) {
            return new SplitResult(split,
                    new Refused<>(no.status(), SUBSIDY + no.code(), no.message()));
        }
        boolean success = paid instanceof Answered<SubsidyState>(SubsidyState state)
                && state.success();
        return new SplitResult(split, paid.then(_ -> success ? channel.share(order)
                : new Refused<>(NOT_PAID, "SUBSIDY_FAILED", "")), success);
    }
}

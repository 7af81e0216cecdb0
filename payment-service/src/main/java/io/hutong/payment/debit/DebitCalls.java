package io.hutong.payment.debit;

import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.DebitReversal;
import io.hutong.payment.channel.DebitState;
import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.Payments;
import java.util.List;

/** Asks the channel what an attempt's state asks for. */
final class DebitCalls {

    private final PaymentChannel channel;
    private final Payments payments;

    DebitCalls(PaymentChannel channel, Payments payments) {
        this.channel = channel;
        this.payments = payments;
    }

    DebitResult perform(Attempt attempt) {
        return new DebitResult(attempt, switch (attempt.asks()) {
            case SEND, RESEND -> channel.debit(attempt.request().body());
            case QUERY -> channel.queryDebit(attempt.number());
            case REVERSE -> reversed(attempt);
        });
    }

    /**
     * What the reversal itself answers does not matter: only the query tells what became of it.
     * Whether reversing returns the money of a combined debit that was paid is not documented
     * and not verified, so a paid one is never reversed but refunded.
     */
    private ChannelAnswer<DebitState> reversed(Attempt attempt) {
        ChannelAnswer<DebitState> before = channel.queryDebit(attempt.number());
        if (before instanceof ChannelAnswer.Answered<DebitState>(DebitState state)
                && Combined.isEnded(state)) {
            return before;
        }
        channel.reverseDebit(reversal(attempt));
        return channel.queryDebit(attempt.number());
    }

    private DebitReversal reversal(Attempt attempt) {
        String orderId = attempt.orderId();
        int number = Integer.parseInt(attempt.number().substring(orderId.length()));
        List<DebitReversal.Part> parts = payments.parts(List.of(orderId)).get(orderId).stream()
                .map(part -> new DebitReversal.Part(
                        PaymentNumbers.part(orderId, number, part.part()),
                        part.seller().subMchid()))
                .toList();
        return new DebitReversal(attempt.request().appid(), attempt.number(), parts);
    }
}

package io.hutong.payment.debit;

import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.Combined;
import io.hutong.payment.channel.DebitReversal;
import io.hutong.payment.channel.DebitState;
import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.Payments;
import java.time.InstantSource;
import java.util.List;

/** Asks the channel what an attempt's state asks for. */
final class DebitCalls {

    private final PaymentChannel channel;
    private final Payments payments;
    private final InstantSource clock;

    DebitCalls(PaymentChannel channel, Payments payments, InstantSource clock) {
        this.channel = channel;
        this.payments = payments;
        this.clock = clock;
    }

    DebitResult perform(Attempt attempt) {
        return new DebitResult(attempt, switch (attempt.asks()) {
            case SEND, RESEND -> sent(attempt);
            case QUERY -> channel.queryDebit(attempt.number());
            case REVERSE -> reversed(attempt);
        });
    }

    private ChannelAnswer<DebitState> sent(Attempt attempt) {
        return attempt.request().deadline().isBefore(clock.instant())
                ? new ChannelAnswer.NotSent<>("the deadline has passed")
                : channel.debit(attempt.request().body());
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

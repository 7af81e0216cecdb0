package io.hutong.payment.debit;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Combined;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.OrderNumbers;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.Payments;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Asks the channel what an attempt's state asks for. */
final class DebitCalls {

    private final DebitChannel channel;
    private final Payments payments;
    private final DebitLimits limits;
    private final InstantSource clock;

    DebitCalls(DebitChannel channel, Payments payments, DebitLimits limits) {
        this.channel = channel;
        this.payments = payments;
        this.limits = limits;
        this.clock = limits.clock();
    }

    ChannelAnswer<DebitState> perform(Attempt attempt) {
        return switch (attempt.asks()) {
            case SEND, RESEND -> sent(attempt);
            case QUERY -> channel.query(attempt.number());
            case REVERSE -> reversed(attempt);
        };
    }

    private ChannelAnswer<DebitState> sent(Attempt attempt) {
        Instant now = clock.instant();
        boolean isLate = isRefusedSoFar(attempt)
                ? limits.isLastMoment(attempt.awaitedUntil(limits.stepTime()), now)
                : attempt.request().deadline().isBefore(now);
        return isLate ? new ChannelAnswer.NotSent<>("the deadline has passed")
                : channel.debit(attempt.request().body());
    }

    /** What waits for our settings is told so while somebody still waits for the answer. */
    private boolean isRefusedSoFar(Attempt attempt) {
        return limits.hold().isHeld() || attempt.isRefused();
    }

    /**
     * What the reversal itself answers does not matter: only the query tells what became of it.
     * Whether reversing returns the money of a combined debit that was paid is not documented
     * and not verified, so a paid one is never reversed but refunded.
     */
    private ChannelAnswer<DebitState> reversed(Attempt attempt) {
        ChannelAnswer<DebitState> before = channel.query(attempt.number());
        if (before instanceof ChannelAnswer.Answered<DebitState>(DebitState state)
                && Combined.isEnded(state)) {
            return before;
        }
        channel.reverse(reversal(attempt));
        return channel.query(attempt.number());
    }

    private OrderNumbers reversal(Attempt attempt) {
        String orderId = attempt.orderId();
        int number = Integer.parseInt(attempt.number().substring(orderId.length()));
        List<OrderNumbers.Part> parts = payments.partsOf(orderId).stream()
                .map(part -> new OrderNumbers.Part(
                        PaymentNumbers.part(orderId, number, part.part()),
                        part.seller().subMchid()))
                .toList();
        return new OrderNumbers(attempt.request().appid(), attempt.number(), parts);
    }
}

package io.hutong.payment.debit;

import io.hutong.kernel.time.Lease;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to debit, under a number of its own.
 *
 * @param number {@code combine_out_trade_no}
 * @param lease  who works on it and until when
 * @param sends  how often it was perhaps sent
 * @param tries  how often its outcome was asked for
 * @param cause  why it is where it is
 */
public record Attempt(
        String number, String orderId, AttemptState state, Request request, Lease lease,
        int sends, int tries, @Nullable Cause cause) {

    /**
     * What is sent.
     *
     * @param body     sent again byte for byte
     * @param deadline no sending after it
     */
    public record Request(String appid, String body, Instant createdAt, Instant deadline) {
    }

    /** Until when somebody waits for the answer: the buyer's limit, or the step's when sooner. */
    Instant awaitedUntil(Duration stepTime) {
        Instant step = request.createdAt.plus(stepTime);
        return step.isBefore(request.deadline) ? step : request.deadline;
    }

    /** What its state asks of the channel. */
    Asked asks() {
        return switch (state) {
            case REVERSING -> Asked.REVERSE;
            case SENDING -> sends > 1 ? Asked.RESEND : Asked.SEND;
            default -> Asked.QUERY;
        };
    }

    /** Our requests are refused. */
    boolean isRefused() {
        return cause != null && cause.objection().isOurs();
    }

    /** Nothing of it can have reached the channel. */
    public boolean isUnsent() {
        return sends == 0 && (state == AttemptState.QUEUED || state == AttemptState.HELD);
    }
}

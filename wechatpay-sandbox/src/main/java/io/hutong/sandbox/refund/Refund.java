package io.hutong.sandbox.refund;

import org.jspecify.annotations.Nullable;

/**
 * One refund.
 *
 * @param feeBack        what the channel gave back of its fee, in fen
 * @param toOtherAccount whether the buyer is paid on another account than the one it paid from
 */
record Refund(Number number, String tradeKey, String transactionId, Request request,
        Status status, Moments moments, Advance advance, long feeBack,
        boolean toOtherAccount) {

    enum Status { PROCESSING, SUCCESS, CLOSED, ABNORMAL }

    /** Numbers of both sides; {@code fingerprint} tells a repeat from a misuse. */
    record Number(String mchid, String outRefundNo, String refundId, String fingerprint) {
    }

    /** What was asked for, in fen; {@code total} is the order's. */
    record Request(long amount, long total, @Nullable String reason, @Nullable String notifyUrl,
            String source, @Nullable String fundsAccount) {
    }

    /** Milliseconds of business time; 0: has not happened. */
    record Moments(long createdAt, long dueAt, long successAt) {
    }

    /**
     * What the platform paid in the payee's place, in fen.
     *
     * @param returnedAt when the payee paid it back; 0: not yet
     */
    record Advance(long amount, @Nullable String returnId, long returnedAt) {
    }

    static String key(String mchid, String outRefundNo) {
        return mchid + "/" + outRefundNo;
    }

    String key() {
        return key(number.mchid(), number.outRefundNo());
    }

    String refundId() {
        return number.refundId();
    }

    Refund in(Status next, long at) {
        Moments then = next == Status.SUCCESS
                ? new Moments(moments.createdAt(), moments.dueAt(), at) : moments;
        return new Refund(number, tradeKey, transactionId, request, next, then, advance,
                feeBack, toOtherAccount);
    }

    /** Tries again, on another account of the buyer. */
    Refund again(long dueAt) {
        return new Refund(number, tradeKey, transactionId, request, Status.PROCESSING,
                new Moments(moments.createdAt(), dueAt, 0), advance, feeBack, true);
    }

    Refund with(Advance next) {
        return new Refund(number, tradeKey, transactionId, request, status, moments, next,
                feeBack, toOtherAccount);
    }
}

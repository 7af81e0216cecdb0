package io.hutong.sandbox.refund;

import org.jspecify.annotations.Nullable;

/**
 * One refund.
 *
 * @param advance what the platform paid in the payee's place, in fen
 */
record Refund(Number number, String tradeKey, String transactionId, Request request,
              Status status, Moments moments, long advance, boolean advanceReturned) {

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
        return new Refund(number, tradeKey, transactionId, request, next,
                new Moments(moments.createdAt(), moments.dueAt(),
                        next == Status.SUCCESS ? at : moments.successAt()),
                advance, advanceReturned);
    }

    Refund dueAt(long at) {
        return new Refund(number, tradeKey, transactionId, request, Status.PROCESSING,
                new Moments(moments.createdAt(), at, 0), advance, advanceReturned);
    }

    Refund advanceGivenBack() {
        return new Refund(number, tradeKey, transactionId, request, status, moments, advance,
                true);
    }
}

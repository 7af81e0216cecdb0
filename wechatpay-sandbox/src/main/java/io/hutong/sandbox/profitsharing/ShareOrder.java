package io.hutong.sandbox.profitsharing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One accepted request to divide, or to stop dividing, the money of an order.
 *
 * @param finish       whether what is left is released to the payee
 * @param finishAmount what was released, in fen
 */
record ShareOrder(Number number, String tradeKey, String transactionId, String payee,
        boolean finish, boolean finished, List<Part> parts, long finishAmount,
        Moments moments, @Nullable String description) {

    /** Numbers of both sides; {@code fingerprint} tells a repeat from a misuse. */
    record Number(String mchid, String outOrderNo, String orderId, String fingerprint,
            @Nullable String notifyUrl) {
    }

    /** When it was accepted and when it is carried out, milliseconds of business time. */
    record Moments(long acceptedAt, long dueAt) {
    }

    /** How one receiver fares. */
    enum Result { PENDING, SUCCESS, CLOSED }

    /**
     * What one receiver is to get, in fen.
     *
     * @param returned what it has given back
     */
    record Part(String type, String account, long amount, String description, String detailId,
            Result result, @Nullable String failReason, long finishedAt, long returned) {

        Part done(Result next, @Nullable String reason, long at) {
            return new Part(type, account, amount, description, detailId, next, reason, at,
                    returned);
        }

        Part gaveBack(long more) {
            return new Part(type, account, amount, description, detailId, result, failReason,
                    finishedAt, returned + more);
        }
    }

    static String key(String mchid, String outOrderNo) {
        return mchid + "/" + outOrderNo;
    }

    String key() {
        return key(number.mchid(), number.outOrderNo());
    }

    String orderId() {
        return number.orderId();
    }

    /** What counts against the ceiling: everything but what receivers did not get. */
    long claimed() {
        return parts.stream().filter(part -> part.result() != Result.CLOSED)
                .mapToLong(Part::amount).sum();
    }

    ShareOrder done(List<Part> results, long released) {
        return new ShareOrder(number, tradeKey, transactionId, payee, finish, true, results,
                released, moments, description);
    }

    ShareOrder with(List<Part> changed) {
        return new ShareOrder(number, tradeKey, transactionId, payee, finish, finished, changed,
                finishAmount, moments, description);
    }
}

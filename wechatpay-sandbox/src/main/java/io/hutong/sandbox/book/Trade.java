package io.hutong.sandbox.book;

import org.jspecify.annotations.Nullable;

/**
 * One order of one payee: an ordinary order, or one sub-order of a combined one.
 *
 * @param transactionId WeChat Pay's number; an unpaid order has none
 */
public record Trade(@Nullable String transactionId, Number number, Parties parties,
        Purchase purchase, TradeState state, Amounts amounts, Moments moments) {

    /**
     * The merchant's numbers.
     *
     * @param mchid             who numbered it: the signer
     * @param combineOutTradeNo number of the combined order that it is part of
     * @param fingerprint       of the request that made it, to tell a repeat from a misuse
     */
    public record Number(String mchid, String outTradeNo, @Nullable String combineOutTradeNo,
            String fingerprint) {
    }

    /** Who sells, who buys; {@code subMchid} is null when the signer itself sells. */
    public record Parties(String appid, @Nullable String subMchid, @Nullable String subAppid,
            String openid) {
    }

    /**
     * What was ordered.
     *
     * @param tradeType     {@code PAP}, {@code JSAPI}, …
     * @param profitSharing whether the money is frozen until it is shared or released
     * @param subsidy       announced with the order, in fen: no more can be paid later
     */
    public record Purchase(String tradeType, String description, @Nullable String attach,
            @Nullable String notifyUrl, boolean profitSharing,
            long subsidy) {
    }

    /** Milliseconds of business time; 0: has not happened. */
    public record Moments(long createdAt, long paidAt, long receivedAt, long expiresAt) {

        Moments paid(long at) {
            return new Moments(createdAt, at, receivedAt, expiresAt);
        }

        /** When the buyer confirmed, or will automatically confirm, receipt. */
        public Moments received(long at) {
            return new Moments(createdAt, paidAt, at, expiresAt);
        }
    }

    /** Key of an order: unique per signer. */
    public static String key(String mchid, String outTradeNo) {
        return mchid + "/" + outTradeNo;
    }

    public String key() {
        return key(number.mchid(), number.outTradeNo());
    }

    /** The merchant whose money this is. */
    public String payee() {
        return parties.subMchid() == null ? number.mchid() : parties.subMchid();
    }

    public boolean isPaid() {
        return state == TradeState.SUCCESS || state == TradeState.REFUND;
    }

    /** The number of a paid order. */
    public String paidId() {
        if (transactionId == null) {
            throw new IllegalStateException("The order " + key() + " has not been paid");
        }
        return transactionId;
    }

    public Trade in(TradeState next) {
        return new Trade(transactionId, number, parties, purchase, next, amounts, moments);
    }

    public Trade with(Amounts next) {
        return new Trade(transactionId, number, parties, purchase, state, next, moments);
    }

    public Trade at(Moments next) {
        return new Trade(transactionId, number, parties, purchase, state, amounts, next);
    }

    Trade paid(String id, Amounts next, long now) {
        return new Trade(id, number, parties, purchase, TradeState.SUCCESS, next,
                moments.paid(now));
    }
}

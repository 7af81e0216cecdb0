package io.hutong.sandbox.cashier;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a buyer pays at once: one order, or a combined one.
 *
 * @param tradeKeys     its orders
 * @param transactionId WeChat Pay's number of a combined order
 */
record CashierOrder(String mchid, String number, Kind kind, Terms terms, List<String> tradeKeys,
        @Nullable String transactionId) {

    enum Kind { DIRECT, PARTNER, COMBINED }

    /** What was asked for; a request with another {@code fingerprint} is another order. */
    record Terms(String appid, @Nullable String subAppid, String openid, boolean subOpenid,
            @Nullable String notifyUrl, long expiresAt, String fingerprint) {
    }

    static String key(String mchid, String number, Kind kind) {
        return mchid + "/" + (kind == Kind.COMBINED ? "combined/" : "") + number;
    }

    String key() {
        return key(mchid, number, kind);
    }

    CashierOrder paid(String id) {
        return new CashierOrder(mchid, number, kind, terms, tradeKeys, id);
    }
}

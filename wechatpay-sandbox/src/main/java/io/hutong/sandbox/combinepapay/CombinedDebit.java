package io.hutong.sandbox.combinepapay;

import io.hutong.sandbox.book.Trade;
import org.jspecify.annotations.Nullable;

/**
 * A combined debit as a whole; its sub-orders are {@link Trade}s.
 *
 * @param fingerprint of the request; empty: the number was reversed before it was ever debited
 * @param declined    error code with which the debit was declined, null when it was not
 */
record CombinedDebit(String mchid, String combineOutTradeNo, String appid, String fingerprint,
        String openid, @Nullable String declined) {

    static String key(String mchid, String combineOutTradeNo) {
        return mchid + "/" + combineOutTradeNo;
    }

    String key() {
        return key(mchid, combineOutTradeNo);
    }

    boolean isTombstone() {
        return fingerprint.isEmpty();
    }
}

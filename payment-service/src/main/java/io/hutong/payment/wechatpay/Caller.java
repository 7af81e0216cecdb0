package io.hutong.payment.wechatpay;

/**
 * Who calls, and where callbacks go.
 *
 * @param planId of the mandate template
 */
record Caller(String mchid, long planId, String notifyUrl) {

    /** @param kind of callback, the last part of its address */
    String callback(String kind) {
        return notifyUrl + "/" + kind;
    }
}

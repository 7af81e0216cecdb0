package io.hutong.payment.wechatpay;

/** WeChat Pay's word for no. */
record NotificationFailure(String code, String message) {
}

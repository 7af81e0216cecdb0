package io.hutong.payment.wechatpay;

import java.util.List;

/** The bodies of the mini-program calls as WeChat spells them. */
final class MiniProgramJson {

    private MiniProgramJson() {
    }

    record TokenRequest(String grantType, String appid, String secret, boolean forceRefresh) {
    }

    record AppidOf(String appid) {
    }

    record TransactionOf(String transactionId) {
    }

    record Upload(
            OrderKey orderKey, int logisticsType, int deliveryMode, List<Parcel> shippingList,
            String uploadTime, Payer payer) {
    }

    record OrderKey(int orderNumberType, String transactionId) {
    }

    record Parcel(
            String trackingNo, String expressCompany, String itemDesc,
            Contact contact) {
    }

    record Contact(String consignorContact) {
    }

    record Payer(String openid) {
    }

    record Reminder(String transactionId, long receivedTime) {
    }
}

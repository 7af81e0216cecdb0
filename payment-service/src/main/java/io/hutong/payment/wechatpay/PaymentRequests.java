package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.cipher.Signer;
import io.hutong.contracts.message.CashierOpened;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Signs what {@code wx.requestPayment} takes: four lines, each ended by a line feed, with the
 * platform's key (API v3, "JSAPI 调起支付").
 */
final class PaymentRequests {

    private static final String SIGN_TYPE = "RSA";

    private final Signer signer;
    private final InstantSource clock;

    PaymentRequests(Signer signer, InstantSource clock) {
        this.signer = signer;
        this.clock = clock;
    }

    CashierOpened.Request sign(String appid, String prepayId) {
        String timeStamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = UUID.randomUUID().toString().replace("-", "");
        String message = appid + "\n" + timeStamp + "\n" + nonce + "\nprepay_id=" + prepayId
                + "\n";
        return new CashierOpened.Request(
                timeStamp, nonce, prepayId, SIGN_TYPE, signer.sign(message).getSign());
    }
}

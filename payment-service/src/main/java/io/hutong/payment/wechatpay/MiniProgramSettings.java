package io.hutong.payment.wechatpay;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server interfaces of mini-programs, which know nothing of merchants' keys: every call
 * carries an access token that the mini-program's secret obtains.
 *
 * @param url              scheme, host and port, for example {@code https://api.weixin.qq.com}
 * @param secret           of the platform's mini-program
 * @param secrets          of other mini-programs, by appid
 * @param carriers         WeChat's code of a carrier by the name that merchants use
 * @param consignorContact telephone of the sender as WeChat wants it, masked but for its last four
 *                         digits; it takes no parcel by SF without it
 */
@ConfigurationProperties("hutong.mini-program")
record MiniProgramSettings(
        URI url, String secret, @DefaultValue Map<String, String> secrets,
        @DefaultValue Map<String, String> carriers,
        String consignorContact) {

    /** A mini-program without a secret of its own uses the platform's. */
    String secretOf(String appid) {
        return secrets.getOrDefault(appid, secret);
    }

    @Override
    public String toString() {
        return "MiniProgramSettings[" + url + "]";
    }
}

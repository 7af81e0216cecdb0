package io.hutong.payment.channel.wechatpay;

import io.hutong.contracts.catalog.MessageJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What identifies the commerce platform at WeChat Pay, read from a JSON file that a secret store
 * mounts.
 *
 * @param privateKey  PKCS#8 PEM
 * @param apiV3Key    32 characters, decrypts callbacks
 * @param publicKey   PEM of WeChat Pay's key, named by {@code publicKeyId}
 * @param platformCertificate PEM of WeChat Pay's certificate, for those that still receive
 *                    answers signed with it; both are accepted
 * @param planId      the mandate template
 */
public record WechatPayCredentials(
        String mchid, String appid, String certificateSerialNo, String privateKey,
        String apiV3Key, String publicKeyId, String publicKey,
        @Nullable String platformCertificate, long planId) {

    public static WechatPayCredentials read(Path file) {
        try {
            return MessageJson.mapper().readValue(
                    Files.readAllBytes(file), WechatPayCredentials.class).checked();
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException("Set HUTONG_WECHATPAY_CREDENTIALS to a readable JSON "
                    + "file with the platform's WeChat Pay keys; " + file + " is not one.", e);
        }
    }

    private WechatPayCredentials checked() {
        for (String value : new @Nullable String[] {mchid, appid, certificateSerialNo, privateKey,
            apiV3Key, publicKeyId, publicKey}) {
            if (value == null || value.isBlank()) {
                throw new IllegalStateException("The WeChat Pay credentials need mchid, appid, "
                        + "certificate_serial_no, private_key, api_v3_key, public_key_id and "
                        + "public_key; one of them is missing.");
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return "WechatPayCredentials[" + mchid + "]";
    }
}

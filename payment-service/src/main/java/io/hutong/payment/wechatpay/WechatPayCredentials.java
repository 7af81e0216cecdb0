package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.util.PemUtil;
import io.hutong.kernel.json.RowJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What identifies the commerce platform at WeChat Pay, read from a JSON file that a secret store
 * mounts.
 *
 * @param privateKey  PKCS#8 PEM
 * @param apiV3Key    32 characters, decrypts callbacks
 * @param publicKey   PEM of WeChat Pay's key, named by {@code publicKeyId}; both absent for a
 *                    merchant that has certificates only
 * @param platformCertificate PEM of one of WeChat Pay's certificates, to begin with; others are
 *                    fetched
 * @param planId      the mandate template
 */
public record WechatPayCredentials(
        String mchid, String appid, String certificateSerialNo, String privateKey,
        String apiV3Key, @Nullable String publicKeyId, @Nullable String publicKey,
        @Nullable String platformCertificate, long planId) {

    public static WechatPayCredentials read(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException("Set HUTONG_WECHATPAY_CREDENTIALS to a readable JSON "
                    + "file with the platform's WeChat Pay keys; " + file + " is not one.", e);
        }
    }

    /**
     * @throws JacksonException      when it is no such JSON
     * @throws IllegalStateException when something is missing
     */
    static WechatPayCredentials parse(byte[] json) {
        WechatPayCredentials read =
                RowJson.mapper().readValue(json, WechatPayCredentials.class);
        if (read == null) {
            throw new IllegalStateException("The WeChat Pay credentials are null.");
        }
        return read.checked();
    }

    /** Of several merchants; those that are incomplete are left out. */
    static List<WechatPayCredentials> list(byte[] json) {
        @Nullable
        WechatPayCredentials[] read =
                RowJson.mapper().readValue(json, WechatPayCredentials[].class);
        return Stream.ofNullable(read).flatMap(Arrays::stream).filter(Objects::nonNull)
                .filter(WechatPayCredentials::isComplete).toList();
    }

    /** Whether only keys differ: everything else is stored with orders and never changes. */
    boolean isSameParty(WechatPayCredentials other) {
        return mchid.equals(other.mchid) && appid.equals(other.appid) && planId == other.planId;
    }

    @Nullable
    X509Certificate certificate() {
        return platformCertificate == null || platformCertificate.isBlank() ? null
                : PemUtil.loadX509FromString(platformCertificate);
    }

    private boolean isComplete() {
        return Stream.of(mchid, appid, certificateSerialNo, privateKey, apiV3Key)
                .noneMatch(value -> value == null || value.isBlank());
    }

    private WechatPayCredentials checked() {
        for (String value : new @Nullable String[] {mchid, appid, certificateSerialNo, privateKey,
                apiV3Key}) {
            if (value == null || value.isBlank()) {
                throw new IllegalStateException("The WeChat Pay credentials need mchid, appid, "
                        + "certificate_serial_no, private_key and api_v3_key; one of them is "
                        + "missing.");
            }
        }
        if ((publicKey == null) != (publicKeyId == null)) {
            throw new IllegalStateException("The WeChat Pay credentials have only one of "
                    + "public_key and public_key_id; they belong together.");
        }
        return this;
    }

    @Override
    public String toString() {
        return "WechatPayCredentials[" + mchid + "]";
    }
}

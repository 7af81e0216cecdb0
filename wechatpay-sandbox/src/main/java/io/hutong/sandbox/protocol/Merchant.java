package io.hutong.sandbox.protocol;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;

/**
 * A merchant that can sign requests.
 *
 * @param mchid         merchant number
 * @param appid         the app that is bound to it
 * @param role          what it may call
 * @param credentials   its keys
 * @param planId        template of password-free contracts that it may use
 * @param publicKeyOnly a "new merchant" that has no platform certificate, only the public key
 * @param subMchids     merchants that it acts for
 */
public record Merchant(String mchid, String appid, Role role, Credentials credentials, long planId,
        boolean publicKeyOnly, List<String> subMchids) {

    public boolean actsFor(String subMchid) {
        return subMchids.contains(subMchid);
    }

    /** What kind of account a merchant has. */
    public enum Role {
        /** 收付通 platform: may call the ecommerce families. */
        COMMERCE_PLATFORM,
        /** Receiver of a traffic fee; for itself an ordinary merchant. */
        TRAFFIC_PLATFORM,
        /** Acts for sub-merchants outside the ecommerce families. */
        SERVICE_PROVIDER,
        /** An ordinary merchant. */
        DIRECT_MERCHANT
    }

    /**
     * Keys of a merchant.
     *
     * @param serialNo    serial of its API certificate, 40 upper-case hex digits
     * @param certificate its API certificate as PEM
     * @param apiV3Key    32 characters: key of callbacks and certificates
     * @param publicKeyId name under which the WeChat Pay public key is known to it
     */
    public record Credentials(String serialNo, String certificate, PrivateKey privateKey,
            PublicKey publicKey, String apiV3Key, String publicKeyId) {
    }
}

package io.hutong.contracts.message;

import java.time.Instant;

/**
 * A merchant was created or its settlement terms were saved; payment-service registers the
 * receivers of its shares.
 */
public record MerchantTermsChanged(String merchantId, String subMchid, Instant effectiveFrom)
        implements MerchantEvent {

    @Override
    public String key() {
        return merchantId;
    }
}

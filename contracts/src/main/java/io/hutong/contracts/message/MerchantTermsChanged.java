package io.hutong.contracts.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merchant was created or its settlement terms were saved; payment-service registers the
 * receivers of its shares.
 *
 * @param effectiveFrom orders that are quoted from then on are divided by the terms; earlier
 *                      ones keep those that they were quoted with
 * @param terms         absent in events of versions that did not tell
 */
public record MerchantTermsChanged(
        String merchantId, String subMchid, Instant effectiveFrom,
        @Nullable MerchantTerms terms) implements MerchantEvent {

    public MerchantTermsChanged(String merchantId, String subMchid, Instant effectiveFrom) {
        this(merchantId, subMchid, effectiveFrom, null);
    }

    @Override
    public String key() {
        return merchantId;
    }
}

package io.hutong.merchant.merchants.model;

import java.time.Instant;

/**
 * Terms and when they begin to hold. They end where the next begin.
 *
 * @param savedBy who agreed to them for the platform
 */
public record DatedTerms(Instant effectiveFrom, Terms terms, String savedBy, Instant savedAt) {
}

package io.hutong.web.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An act as operators see it.
 *
 * @param actor   subject of the token that it was done with
 * @param scope   scopes of that token, separated by spaces
 * @param subject id of what it was done to
 * @param reason  the person's own words, where the act takes any
 */
record AuditEntry(
        String id, Instant at, String actor, String scope, @Nullable String merchantId,
        String action, String subjectKind, String subject, @Nullable String orderId,
        @Nullable String reason, @Nullable String idempotencyKey, @Nullable String traceId) {
}

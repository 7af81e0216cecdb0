package io.hutong.web.audit;

import io.hutong.web.access.Caller;
import io.hutong.web.idempotency.IdempotentRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a person does to something. It names the person as their token does and holds nothing else
 * about anybody.
 *
 * @param action stable name in the past, for example {@code REFUND_ASKED}
 * @param reason the person's own words, where the act takes any
 */
public record Act(
        Caller by, String action, Subject subject, @Nullable String reason, Origin origin) {

    /**
     * What it is done to.
     *
     * @param kind    for example {@code refund}
     * @param orderId the order that it belongs to, so that all acts on one are found together
     */
    public record Subject(String kind, String id, @Nullable String orderId) {
    }

    /** Which request it came with. */
    public record Origin(@Nullable String idempotencyKey, @Nullable String traceId) {

        static final Origin UNKNOWN = new Origin(null, null);
    }

    public static Act of(Caller by, String action, String kind, String id) {
        return new Act(by, action, new Subject(kind, id, null), null, Origin.UNKNOWN);
    }

    public static Act of(IdempotentRequest<?> request, String action, String kind, String id) {
        return new Act(request.caller(), action, new Subject(kind, id, null), null,
                new Origin(request.key(), null));
    }

    public Act ofOrder(String orderId) {
        return new Act(by, action,
                new Subject(subject.kind(), subject.id(), orderId), reason, origin);
    }

    public Act because(@Nullable String words) {
        return new Act(by, action, subject, words, origin);
    }

    public Act traced(@Nullable String traceId) {
        return new Act(by, action, subject, reason,
                new Origin(origin.idempotencyKey(), traceId));
    }
}

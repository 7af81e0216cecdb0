package io.hutong.sandbox.callback;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One event that a merchant is told of, until it has answered 200 or 204.
 *
 * @param id     the same on every attempt
 * @param nextAt business time of the next attempt; 0: none
 */
public record Notification(String id, String mchid, String url, Event event, long createdAt,
        Status status, long nextAt, List<Attempt> attempts) {

    private static final int KEPT_ATTEMPTS = 40;

    /** How far the delivery is. */
    public enum Status { PENDING, DELIVERED, GIVEN_UP }

    /**
     * What happened.
     *
     * @param content       the plaintext, as JSON
     * @param contractEvent whether the shorter ladder of contract events applies
     */
    public record Event(String type, String originalType, String summary, String content,
            boolean contractEvent) {
    }

    /**
     * One delivery.
     *
     * @param kind   {@code SENT}, {@code DROPPED}, {@code DUPLICATE} or {@code FORGED}
     * @param status HTTP status; null: no answer
     * @param note   answer of the merchant or reason of the failure, shortened
     */
    public record Attempt(long at, String kind, @Nullable Integer status, @Nullable String note) {
    }

    Notification tried(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        List<Attempt> kept = all.subList(Math.max(0, all.size() - KEPT_ATTEMPTS), all.size());
        return new Notification(id, mchid, url, event, createdAt, status, nextAt,
                List.copyOf(kept));
    }

    Notification next(Status nextStatus, long at) {
        return new Notification(id, mchid, url, event, createdAt, nextStatus, at, attempts);
    }

    /** Attempts that count for the ladder: those that were sent, or lost on the way. */
    int rung() {
        return (int) attempts.stream()
                .filter(a -> "SENT".equals(a.kind()) || "DROPPED".equals(a.kind())).count();
    }
}

package io.hutong.saga;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a saga, kept for people.
 *
 * @param step   which step it concerns
 * @param detail the reply's name and what it said, the reason, or who decided and why
 */
public record JournalEntry(
        Instant at, What what, String step, int attempt, @Nullable String detail) {

    public enum What {
        SENT, REPLIED, STALE_REPLY, LATE, SILENT, TURNED_BACK, PARKED, RETRIED, SKIPPED,
        COMPENSATED,
        COMPLETED, UNDONE
    }
}

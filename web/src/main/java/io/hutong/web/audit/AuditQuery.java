package io.hutong.web.audit;

import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which acts are asked for; null: any.
 *
 * @param from  the first moment
 * @param to    the first moment that is too late
 * @param after the last act of the page before
 */
record AuditQuery(
        @Nullable Instant from, @Nullable Instant to, @Nullable String actor,
        @Nullable String subject, @Nullable Position after) {

    private static final String SEPARATOR = "/";
    private static final int YEAR_MAX = 9_999;

    /** Where an act stands in the list: two may be of one moment. */
    record Position(Instant at, long id) {

        static String of(AuditEntry entry) {
            return entry.at() + SEPARATOR + entry.id();
        }

        static @Nullable Position parse(String text) {
            int slash = text.indexOf(SEPARATOR);
            try {
                if (text.isEmpty()) {
                    return null;
                }
                Instant at = Instant.parse(text.substring(0, Math.max(slash, 0)));
                if (isMeant(at.atOffset(ZoneOffset.UTC))) {
                    return new Position(at, Long.parseLong(text.substring(slash + 1)));
                }
            } catch (DateTimeException | NumberFormatException e) {
                // falls through to the same answer as a time that no entry has
            }
            throw ProblemException.invalidParameter("cursor", "must come from a next_cursor");
        }
    }

    /** What a request wants to see, as it stands in its parameters; empty ones say nothing. */
    record Asked(String from, String to, String actor, String subject) {
    }

    static AuditQuery of(Asked asked, String cursor) {
        Instant from = instant("from", asked.from());
        Instant to = instant("to", asked.to());
        if (from != null && to != null && from.isAfter(to)) {
            throw ProblemException.invalidParameter("to", "must not be before from");
        }
        return new AuditQuery(from, to, present(asked.actor()), present(asked.subject()),
                Position.parse(Page.positionOf(cursor)));
    }

    private static @Nullable String present(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The database knows fewer years than we could ask it for. */
    private static boolean isMeant(OffsetDateTime time) {
        return time.getYear() >= 0 && time.getYear() <= YEAR_MAX;
    }

    /** In a query, a plus that nobody has escaped arrives as a blank. */
    private static @Nullable Instant instant(String name, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
            if (isMeant(time)) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // falls through to the same answer as a year that nobody means
        }
        throw ProblemException.invalidParameter(name, "must be an RFC 3339 time");
    }
}

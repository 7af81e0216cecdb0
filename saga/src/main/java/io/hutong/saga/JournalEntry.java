package io.hutong.saga;

import io.hutong.kernel.trade.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a saga, kept for people.
 *
 * @param step which step it concerns
 */
public record JournalEntry(Instant at, String step, int attempt, What what) {

    /** The kinds of what can happen, by the names that journals and people know. */
    public enum Kind {
        SENT, REPLIED, STALE_REPLY, LATE, SILENT, TURNED_BACK, PARKED, RETRIED, SKIPPED,
        COMPENSATED, COMPLETED, UNDONE
    }

    public Kind kind() {
        return switch (what) {
            case Sent() -> Kind.SENT;
            case Replied _ -> Kind.REPLIED;
            case StaleReply _ -> Kind.STALE_REPLY;
            case Late() -> Kind.LATE;
            case Silent _ -> Kind.SILENT;
            case TurnedBack _ -> Kind.TURNED_BACK;
            case Parked _ -> Kind.PARKED;
            case Retried _ -> Kind.RETRIED;
            case Skipped _ -> Kind.SKIPPED;
            case Compensated _ -> Kind.COMPENSATED;
            case Completed() -> Kind.COMPLETED;
            case Undone _ -> Kind.UNDONE;
        };
    }

    /** What happened, with what it says. */
    public sealed interface What {
    }

    /** The step's command was given away. */
    public record Sent() implements What {
    }

    /**
     * The awaited reply.
     *
     * @param reply its name
     * @param why   the step was not done; null when it was
     */
    public record Replied(String reply, @Nullable String why) implements What {
    }

    /** A reply that nobody awaits any more. */
    public record StaleReply(String reply) implements What {
    }

    /** The deadline has passed, and the participant has not read the command. */
    public record Late() implements What {
    }

    /** @param unheard whether nobody had even read the command until the limit of the saga */
    public record Silent(boolean unheard) implements What {
    }

    public record TurnedBack(Reason reason) implements What {
    }

    public record Parked(String why) implements What {
    }

    /** A person has asked again. */
    public record Retried(String who, String why) implements What {
    }

    /** A person has vouched for the step. */
    public record Skipped(String who, String why) implements What {
    }

    /** A person has turned the saga back. */
    public record Compensated(String who, String why) implements What {
    }

    public record Completed() implements What {
    }

    public record Undone(Reason reason) implements What {
    }
}

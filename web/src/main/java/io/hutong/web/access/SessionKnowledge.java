package io.hutong.web.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an instance knows of the sessions that have ended. */
sealed interface SessionKnowledge {

    /** Nothing yet. */
    record Loading() implements SessionKnowledge {
    }

    /** All that ended until so long ago. */
    record Known(Duration behind) implements SessionKnowledge {
    }

    /**
     * Less than it should.
     *
     * @param behind null when the source has never told that it has told all
     * @param advice one sentence for people
     */
    record Stale(@Nullable Duration behind, String advice) implements SessionKnowledge {
    }

    /**
     * How far it has heard.
     *
     * @param readAsOf  all that the source had told by then was heard
     * @param toldAsOf  all that had ended by then was told; null when the source never said so
     */
    record Progress(Instant readAsOf, @Nullable Instant toldAsOf) {
    }

    /**
     * Silence proves nothing: known is what the source itself has said to be all, a short time ago.
     * An instant far in the future proves nothing either: this clock was set back.
     */
    static SessionKnowledge at(Instant now, @Nullable Progress progress, SessionSource source) {
        if (progress == null) {
            return new Loading();
        }
        Instant told = progress.toldAsOf();
        if (told != null && isFresh(told, now, source)) {
            return new Known(Duration.between(told, now));
        }
        return new Stale(told == null ? null : Duration.between(told, now),
                isFresh(progress.readAsOf(), now, source) ? source.silent() : source.unread());
    }

    private static boolean isFresh(Instant instant, Instant now, SessionSource source) {
        return Duration.between(instant, now).abs().compareTo(source.within()) <= 0;
    }
}

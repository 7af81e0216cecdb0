package io.hutong.payment.notification;

import io.hutong.payment.notification.model.Notice;
import io.hutong.payment.notification.model.NotificationKind;
import org.jspecify.annotations.Nullable;

/** Callbacks of the channel: opened, and answered in its own form. */
public interface Callbacks {

    /**
     * Checks the signature over the bytes exactly as they came, and the age, before anything of
     * them is read; then decrypts.
     *
     * @param headers by their names
     */
    Opened open(NotificationKind kind, Headers headers, byte[] body);

    /** The body of an answer that says no. */
    Object no(String message);

    /** Headers of a request. */
    @FunctionalInterface
    interface Headers {
        @Nullable
        String first(String name);
    }

    sealed interface Opened {

        /**
         * Genuine.
         *
         * @param id        repeats carry the same one
         * @param eventType the channel's word, for people
         */
        record Genuine(String id, String eventType, Notice notice) implements Opened {
        }

        /** Genuine, and something is missing or malformed. */
        record Unreadable() implements Opened {
        }

        /** Forged, stale, or not what the channel sends. */
        record Rejected(String reason) implements Opened {
        }
    }
}

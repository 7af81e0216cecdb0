package io.hutong.payment.channel;

import org.jspecify.annotations.Nullable;

/** Opens callbacks of the channel. */
public interface Notifications {

    /**
     * Checks the signature over the bytes exactly as they came, and the age, before anything of
     * them is read; then decrypts.
     */
    Opened open(Sealed sealed);

    /**
     * A callback as it came.
     *
     * @param serial    names the key that signed it
     * @param timestamp seconds since 1970
     */
    record Sealed(
            @Nullable String serial, @Nullable String timestamp, @Nullable String nonce,
            @Nullable String signature, byte[] body) {
    }

    sealed interface Opened {

        /**
         * Genuine.
         *
         * @param id      repeats carry the same one
         * @param content JSON; may name a person, so it is neither stored nor logged
         */
        record Genuine(String id, String eventType, String content) implements Opened {
        }

        /** Forged, stale, or not what the channel sends. */
        record Rejected(String reason) implements Opened {
        }
    }
}

package io.hutong.contracts.message;

import java.time.Instant;

/**
 * Said again every few seconds: every end of a session that was written before this instant has
 * been sent. Whoever hears no such thing for a while does not know which sessions have ended,
 * however quiet the topic is.
 *
 * @param allBefore on the clock of the writer's database
 */
public record SessionHeartbeat(Instant allBefore) implements SessionEvent {

    /** All heartbeats have the same: only the newest is of interest. */
    public static final String KEY = "heartbeat";

    @Override
    public String key() {
        return KEY;
    }
}

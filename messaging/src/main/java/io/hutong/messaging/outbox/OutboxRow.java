package io.hutong.messaging.outbox;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.SessionHeartbeat;
import org.jspecify.annotations.Nullable;

/**
 * A record that waits to be sent.
 *
 * @param headers JSON object of header names and values
 */
public record OutboxRow(
        String topic, @Nullable String key, String headers, byte @Nullable [] value) {

    /**
     * Whether nobody waits for it: it says that the relay is alive, and must not itself be the
     * reason for which orders are refused. {@link OutboxTable} knows the same in SQL.
     */
    boolean isSignOfLife() {
        return Topics.SESSION_EVENTS.equals(topic) && SessionHeartbeat.KEY.equals(key);
    }

    /** A row with its id, as read back. */
    record Stored(long id, OutboxRow row) {
    }
}

package io.hutong.messaging.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A record that waits to be sent.
 *
 * @param headers JSON object of header names and values
 */
public record OutboxRow(
        String topic, @Nullable String key, String headers, byte @Nullable [] value) {

    /** A row with its id, as read back. */
    record Stored(long id, OutboxRow row) {
    }
}

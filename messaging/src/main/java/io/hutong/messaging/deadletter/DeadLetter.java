package io.hutong.messaging.deadletter;

import io.hutong.kernel.id.PathIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be applied.
 *
 * @param id    topic, partition and offset of the original, for example
 *              {@code payment_commands-3-1042}
 * @param value the original's value as text
 * @param state {@code OPEN}, {@code REPLAYED} or {@code DISCARDED}
 */
public record DeadLetter(
        String id, String topic, @Nullable String key, @Nullable String type, String reason,
        @Nullable String value, Instant deadAt, String state, @Nullable Instant decidedAt,
        @Nullable String decidedBy, @Nullable String decision) {

    /** Fits into a path; an id with the topic's dots, as it was once, leads there, too. */
    static String idOf(String text) {
        return PathIds.of(text.replace('.', '_'));
    }
}

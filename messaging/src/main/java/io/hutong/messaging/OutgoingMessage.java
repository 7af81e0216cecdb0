package io.hutong.messaging;

import io.hutong.contracts.message.Message;
import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.step.StepRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out.
 *
 * @param id       becomes {@code ce_id}; a repeat with the same id has no second effect
 * @param topic    where to
 * @param payload  the record; its {@code key()} becomes the key
 * @param trace    the trace that it belongs to
 * @param step     the saga's step that a command asks for or a reply answers; null for events
 * @param deadline a command must not be carried out after it; null for replies and events
 */
public record OutgoingMessage(
        UUID id, String topic, Message payload, TraceParent trace,
        @Nullable StepRef step, @Nullable Instant deadline) {

    public static OutgoingMessage event(String topic, Message event, TraceParent cause) {
        return new OutgoingMessage(UuidV7.next(), topic, event, cause.child(), null, null);
    }

    public static OutgoingMessage command(
            String topic, Message command, StepRef step, Instant deadline, TraceParent cause) {
        return new OutgoingMessage(
                UuidV7.next(), topic, command, cause.child(), step, deadline);
    }

    public static OutgoingMessage reply(
            String topic, Message reply, StepRef step, TraceParent cause) {
        return new OutgoingMessage(UuidV7.next(), topic, reply, cause.child(), step, null);
    }
}

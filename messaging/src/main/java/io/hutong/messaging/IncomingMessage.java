package io.hutong.messaging;

import io.hutong.contracts.message.Message;
import io.hutong.kernel.step.StepRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that has arrived and was not seen before.
 *
 * @param step     the saga's step, on commands and replies
 * @param deadline of a command, null when it has none
 * @param trace    the span that sent it; pass it on as the cause of what you send
 */
public record IncomingMessage(
        UUID id, Message payload, Instant time, TraceParent trace,
        @Nullable StepRef step, @Nullable Instant deadline, Position position) {

    /** Where it stood. */
    public record Position(String topic, int partition, long offset) {
    }

    /** The step that a reply to this command has to repeat. */
    public StepRef requireStep() {
        if (step == null) {
            throw new RefusedMessageException("the headers saga, step and attempt are missing");
        }
        return step;
    }
}

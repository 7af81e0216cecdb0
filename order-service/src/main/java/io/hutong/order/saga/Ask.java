package io.hutong.order.saga;

import io.hutong.contracts.message.Command;
import io.hutong.kernel.step.StepRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command to be sent.
 *
 * @param deadline after which the participant must refuse it; null where it is never too late
 */
public record Ask(Command command, StepRef step, @Nullable Instant deadline) {
}

package io.hutong.saga;

import io.hutong.kernel.step.StepRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command to be sent.
 *
 * @param deadline after which the participant must refuse it; null where it is never too late
 */
public record Ask<M>(M command, StepRef step, @Nullable Instant deadline) {
}

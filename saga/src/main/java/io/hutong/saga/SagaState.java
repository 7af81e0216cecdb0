package io.hutong.saga;

import io.hutong.kernel.trade.Reason;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where one saga stands. Small on purpose: everything else follows from its definition.
 *
 * @param version    version of its definition, never changed
 * @param step       the step whose reply it awaits; the last one when it is finished
 * @param attempt    number of the last command of that step; a reply must carry it
 * @param tries      commands of that step since it began or since an operator asked again
 * @param deadline   when silence becomes a fact; null when finished or parked
 * @param reason     why it turned back, null while it has not
 * @param parked     what a person has to look at, null when nobody has to
 */
public record SagaState(
        SagaId id, int version, Phase phase, String step, int attempt,
        int tries, @Nullable Instant deadline, @Nullable Reason reason, @Nullable String parked) {

    public boolean isFinished() {
        return phase.isFinished();
    }

    public boolean isParked() {
        return parked != null;
    }

    /** Awaits the reply to the next command of a step. */
    SagaState awaiting(String nextStep, int nextAttempt, int nextTries, Instant until) {
        return new SagaState(id, version, phase, nextStep, nextAttempt, nextTries,
                until, reason, null);
    }

    /** The same command is waited for a while longer. */
    SagaState waitingUntil(Instant until) {
        return new SagaState(id, version, phase, step, attempt, tries, until, reason,
                parked);
    }

    SagaState turnedBack(Reason why) {
        return new SagaState(id, version, Phase.BACKWARD, step, attempt, tries,
                deadline, why, null);
    }

    SagaState finished(Phase end) {
        return new SagaState(id, version, end, step, attempt, tries, null, reason,
                null);
    }

    SagaState parkedBecause(String why) {
        return new SagaState(id, version, phase, step, attempt, tries, null, reason,
                why);
    }
}

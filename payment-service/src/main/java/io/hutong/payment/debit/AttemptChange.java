package io.hutong.payment.debit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The next state of an attempt.
 *
 * @param dueIn when it is due again; without meaning for states that are not open
 */
record AttemptChange(
        Attempt attempt, AttemptState state, int sends, int tries, @Nullable String code,
        Duration dueIn) {

    String number() {
        return attempt.number();
    }

    static AttemptChange to(Attempt attempt, AttemptState state, @Nullable String code) {
        return new AttemptChange(
                attempt, state, attempt.sends(), attempt.tries(), code, Duration.ZERO);
    }

    AttemptChange in(Duration delay) {
        return new AttemptChange(attempt, state, sends, tries, code, delay);
    }

    AttemptChange asked() {
        return new AttemptChange(attempt, state, sends, tries + 1, code, dueIn);
    }

    AttemptChange unsent() {
        return new AttemptChange(attempt, state, 0, tries + 1, code, dueIn);
    }
}

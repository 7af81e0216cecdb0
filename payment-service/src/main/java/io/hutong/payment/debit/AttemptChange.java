package io.hutong.payment.debit;

import java.time.Duration;

/**
 * The next state of an attempt.
 *
 * @param dueIn when it is due again; without meaning for states that are not open
 */
record AttemptChange(
        Attempt attempt, AttemptState state, int sends, int tries, Cause cause,
        Duration dueIn) {

    String number() {
        return attempt.number();
    }

    static AttemptChange to(Attempt attempt, AttemptState state, String code) {
        return to(attempt, state, Cause.said(code));
    }

    static AttemptChange to(Attempt attempt, AttemptState state, Cause cause) {
        return new AttemptChange(
                attempt, state, attempt.sends(), attempt.tries(), cause, Duration.ZERO);
    }

    String code() {
        return cause.code();
    }

    String objection() {
        return cause.objection().name();
    }

    AttemptChange in(Duration delay) {
        return new AttemptChange(attempt, state, sends, tries, cause, delay);
    }

    AttemptChange asked() {
        return new AttemptChange(attempt, state, sends, tries + 1, cause, dueIn);
    }

    AttemptChange unsent() {
        return new AttemptChange(attempt, state, 0, tries + 1, cause, dueIn);
    }
}

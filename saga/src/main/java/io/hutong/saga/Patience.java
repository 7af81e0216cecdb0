package io.hutong.saga;

import java.time.Duration;

/**
 * How long a step waits for its reply, and how often it asks again.
 *
 * @param answerWithin what the participant normally needs, generously
 * @param tries        how often the command is sent before the step gives up, at least 1
 * @param firstBackOff added to the wait of the second try, doubled with each one after it
 * @param maxBackOff   the most that is added
 */
public record Patience(
        Duration answerWithin, int tries, Duration firstBackOff, Duration maxBackOff) {

    private static final int MAX_DOUBLINGS = 20;

    /** Soonest that a command which nobody has read is looked at again. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    public Patience {
        if (!answerWithin.isPositive() || tries < 1) {
            throw new IllegalArgumentException("a step waits for some time, at least once");
        }
        if (firstBackOff.isNegative() || maxBackOff.compareTo(firstBackOff) < 0) {
            throw new IllegalArgumentException("the back-off is between zero and its maximum");
        }
    }

    /** Asks once and then gives up. */
    public static Patience once(Duration answerWithin) {
        return new Patience(answerWithin, 1, Duration.ZERO, Duration.ZERO);
    }

    /** How long to wait on for a try that is late already: the later it is, the longer. */
    Duration waitOn(int tryNumber, Duration since) {
        Duration half = since.dividedBy(2);
        Duration longest = waitOf(tryNumber);
        Duration wait = half.compareTo(longest) < 0 ? half : longest;
        return wait.compareTo(LOOK_AGAIN) < 0 ? LOOK_AGAIN : wait;
    }

    /** How long the given try, counted from 1, waits for its reply. */
    Duration waitOf(int tryNumber) {
        if (tryNumber <= 1) {
            return answerWithin;
        }
        Duration backOff = firstBackOff.multipliedBy(
                1L << Math.min(tryNumber - 2, MAX_DOUBLINGS));
        return answerWithin.plus(backOff.compareTo(maxBackOff) < 0 ? backOff : maxBackOff);
    }
}

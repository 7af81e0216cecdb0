package io.hutong.kernel.time;

import java.time.Duration;
import java.util.List;

/** How long to wait after the n-th try; the last interval repeats for ever. */
public record RetrySchedule(List<Duration> intervals) {

    public RetrySchedule {
        intervals = List.copyOf(intervals);
        if (intervals.isEmpty()) {
            throw new IllegalArgumentException("a schedule needs an interval");
        }
    }

    /** @param tries made so far, from 0 */
    public Duration after(int tries) {
        return intervals.get(Math.min(tries, intervals.size() - 1));
    }
}

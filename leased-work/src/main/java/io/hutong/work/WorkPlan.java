package io.hutong.work;

import java.time.Duration;

/**
 * The limits of a loop.
 *
 * @param name        in logs, threads and metrics
 * @param maxInFlight leased and not yet written back
 * @param poll        how often to look for due work when nothing signals it
 * @param lease       how long a lease lasts; writing back is given up after it
 */
public record WorkPlan(String name, int maxInFlight, Duration poll, Duration lease) {

    public WorkPlan {
        if (maxInFlight < 1 || !poll.isPositive() || !lease.isPositive()) {
            throw new IllegalArgumentException(name + ": every limit must be positive");
        }
    }
}

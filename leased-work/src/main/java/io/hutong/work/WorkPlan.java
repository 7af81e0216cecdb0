package io.hutong.work;

import java.time.Duration;

/**
 * The limits of a loop.
 *
 * @param name        in logs, threads and metrics
 * @param maxInFlight leased and not yet written back
 * @param longestNap  how soon work is found that another instance has made due
 * @param lease       how long a lease lasts; writing back is given up after it
 */
public record WorkPlan(String name, int maxInFlight, Duration longestNap, Duration lease) {

    public WorkPlan {
        if (maxInFlight < 1 || !longestNap.isPositive() || !lease.isPositive()) {
            throw new IllegalArgumentException(name + ": every limit must be positive");
        }
    }
}

package io.hutong.payment.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a row, until when by the database's clock. Two leases are the same only when both
 * are equal, so a lease that was given again is another one.
 *
 * @param owner absent while nobody does; then {@code until} is when it is due
 */
public record Lease(@Nullable String owner, Instant until) {
}

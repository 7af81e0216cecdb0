package io.hutong.order.lifecycle.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when an order waits for a person; said by the feature that the person acts in. The time
 * stands still while the order is held, and then begins anew.
 */
@FunctionalInterface
public interface PersonDeadline {

    /** Null while it does not wait for this person. */
    @Nullable
    Instant of(Order order, Instant now);
}

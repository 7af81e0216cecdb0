package io.hutong.messaging;

import java.time.Instant;

/** How far this service has read a topic; decides whether a deadline may fire. */
public interface ReadProgress {

    /**
     * Whether everything that lay in the key's partition at {@code instant} or before has been
     * processed. False when in doubt: the broker is away, or this was not established yet.
     */
    boolean isPast(String topic, String key, Instant instant);
}

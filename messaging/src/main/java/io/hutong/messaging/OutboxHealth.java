package io.hutong.messaging;

import java.time.Duration;

/** How well the relay keeps up; the base of admission control. */
public interface OutboxHealth {

    /** Age of the oldest message that has not been sent, zero when there is none. */
    Duration oldestAge();
}

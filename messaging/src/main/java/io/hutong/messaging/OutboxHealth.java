package io.hutong.messaging;

import java.time.Duration;

/** How well the relay keeps up; the base of admission control. */
public interface OutboxHealth {

    /** Age of the oldest unsent message, signs of life aside; zero when there is none. */
    Duration oldestAge();
}

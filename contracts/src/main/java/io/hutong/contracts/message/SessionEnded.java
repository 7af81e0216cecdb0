package io.hutong.contracts.message;

import java.time.Instant;

/**
 * Tokens that name this session in {@code sid} are refused from now on, although they have not
 * expired. Of interest for as long as a token lives, and not longer.
 */
public record SessionEnded(String sessionId, Instant endedAt) implements SessionEvent {

    @Override
    public String key() {
        return sessionId;
    }
}

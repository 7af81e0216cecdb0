package io.hutong.contracts.message;

/** What becomes of a buyer's session, on {@code session.events}. It names nobody. */
public sealed interface SessionEvent extends Message permits SessionEnded {

    String sessionId();

    @Override
    default String key() {
        return sessionId();
    }
}

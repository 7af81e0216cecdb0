package io.hutong.contracts.message;

/** What becomes of buyers' sessions, on {@code session.events}. It names nobody. */
public sealed interface SessionEvent extends Message permits SessionEnded, SessionHeartbeat {
}

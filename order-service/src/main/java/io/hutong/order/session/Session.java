package io.hutong.order.session;

import java.time.Instant;

/**
 * Answer to a login or a renewal.
 *
 * @param refreshToken works once, for the next token of the session
 */
record Session(
        String token, String openid, Instant expiresAt, String refreshToken,
        Instant refreshExpiresAt) {

    @Override
    public String toString() {
        return "Session[masked]";
    }
}

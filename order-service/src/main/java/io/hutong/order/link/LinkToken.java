package io.hutong.order.link;

import java.time.Instant;

/**
 * What a genuine token says by itself, without a look into the database.
 *
 * @param linkId    16 characters
 * @param expiresAt to the minute
 */
record LinkToken(String linkId, Instant expiresAt) {
}

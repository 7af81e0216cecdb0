/**
 * How the services talk over Kafka without losing or doubling a message: an {@link
 * io.hutong.messaging.Outbox} filled in the transaction that changes the state, and {@link
 * io.hutong.messaging.BatchHandler}s that see every message once. Knows nothing of the domain.
 */
@NullMarked
package io.hutong.messaging;

import org.jspecify.annotations.NullMarked;

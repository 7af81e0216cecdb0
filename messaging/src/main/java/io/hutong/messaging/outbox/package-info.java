/** The outbox table and the relay that empties it onto Kafka. */
@NullMarked
package io.hutong.messaging.outbox;

import org.jspecify.annotations.NullMarked;

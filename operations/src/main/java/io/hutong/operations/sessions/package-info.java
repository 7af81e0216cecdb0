/** Hearing from order-service, through Kafka, which sessions have ended. */
@NullMarked
package io.hutong.operations.sessions;

import org.jspecify.annotations.NullMarked;

/**
 * The saga engine: a small library that knows nothing of orders, SQL or Kafka. A {@link
 * io.hutong.order.saga.SagaDefinition} says which participants are asked for what, and the {@link
 * io.hutong.order.saga.SagaEngine} decides, as a pure function of state, input and time, what
 * happens next.
 */
@NullMarked
package io.hutong.order.saga;

import org.jspecify.annotations.NullMarked;

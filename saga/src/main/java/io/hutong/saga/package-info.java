/**
 * The saga engine: it knows nothing of orders, messages, SQL or Kafka. A {@link
 * io.hutong.saga.SagaDefinition} says who is asked for what, and the {@link
 * io.hutong.saga.SagaEngine} decides, as a pure function of state, input and time, what happens
 * next.
 */
@NullMarked
package io.hutong.saga;

import org.jspecify.annotations.NullMarked;

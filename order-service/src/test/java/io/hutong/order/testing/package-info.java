/** A running order-service on real Kafka and PostgreSQL, with participants that follow a script. */
@NullMarked
package io.hutong.order.testing;

import org.jspecify.annotations.NullMarked;

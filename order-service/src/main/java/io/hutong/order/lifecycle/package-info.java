/**
 * What an order is and which changes it allows. Pure: the sagas and the buyers' and merchants'
 * requests all change an order through {@link io.hutong.order.lifecycle.OrderChange}s.
 */
@NullMarked
package io.hutong.order.lifecycle;

import org.jspecify.annotations.NullMarked;

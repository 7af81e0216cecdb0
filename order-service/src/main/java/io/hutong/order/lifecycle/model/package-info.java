/**
 * What an order is and which changes it allows. Pure: the sagas and the buyers' and merchants'
 * requests all change an order through {@link io.hutong.order.lifecycle.model.OrderChange}s.
 */
@NullMarked
package io.hutong.order.lifecycle.model;

import org.jspecify.annotations.NullMarked;

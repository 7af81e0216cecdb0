/** Orders in their table and on {@code order.events}; what an order is stands in the model. */
@NullMarked
package io.hutong.order.lifecycle;

import org.jspecify.annotations.NullMarked;

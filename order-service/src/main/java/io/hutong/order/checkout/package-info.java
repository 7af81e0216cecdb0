/** Placing an order: the request, its group commit, and the PlaceOrder saga. */
@NullMarked
package io.hutong.order.checkout;

import org.jspecify.annotations.NullMarked;

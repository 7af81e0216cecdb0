/**
 * Calling an order off. Before the payment the PlaceOrder saga turns back; after it, as long as
 * nothing was shipped, the RefundOrder saga gives all of the money back.
 */
@NullMarked
package io.hutong.order.cancellation;

import org.jspecify.annotations.NullMarked;

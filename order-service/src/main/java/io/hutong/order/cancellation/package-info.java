/**
 * Calling an order off. Before the payment the PlaceOrder saga turns back. After it the money has
 * to be refunded, which needs a saga that does not exist yet: until then it is refused.
 */
@NullMarked
package io.hutong.order.cancellation;

import org.jspecify.annotations.NullMarked;

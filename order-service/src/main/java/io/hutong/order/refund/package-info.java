/**
 * Giving money of paid orders back: what may be refunded, the claim on the order's row, and the
 * RefundOrder saga that carries it out.
 */
@NullMarked
package io.hutong.order.refund;

import org.jspecify.annotations.NullMarked;

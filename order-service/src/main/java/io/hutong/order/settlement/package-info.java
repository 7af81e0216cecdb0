/** Dividing the money of a received order: the SettleOrder saga. */
@NullMarked
package io.hutong.order.settlement;

import org.jspecify.annotations.NullMarked;

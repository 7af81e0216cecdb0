/** The payment of one order and its parts, one per merchant. */
@NullMarked
package io.hutong.payment.payments;

import org.jspecify.annotations.NullMarked;

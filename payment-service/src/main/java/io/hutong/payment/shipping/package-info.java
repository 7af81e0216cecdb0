/** Shipping information for WeChat, and waiting for the receipt that releases the money there. */
@NullMarked
package io.hutong.payment.shipping;

import org.jspecify.annotations.NullMarked;

/** The ordinary cashier, where a buyer pays who cannot or may not pay without a password. */
@NullMarked
package io.hutong.payment.cashier;

import org.jspecify.annotations.NullMarked;

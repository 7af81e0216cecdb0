/** Money of a buyer that has arrived, by a debit or at the cashier, and what follows from it. */
@NullMarked
package io.hutong.payment.capture;

import org.jspecify.annotations.NullMarked;

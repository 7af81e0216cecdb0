/** Money that goes back to a buyer. */
@NullMarked
package io.hutong.payment.refund;

import org.jspecify.annotations.NullMarked;

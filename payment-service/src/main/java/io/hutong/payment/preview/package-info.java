/** Who would get what of a cart: the terms as payment-service knows them, and the real division. */
@NullMarked
package io.hutong.payment.preview;

import org.jspecify.annotations.NullMarked;

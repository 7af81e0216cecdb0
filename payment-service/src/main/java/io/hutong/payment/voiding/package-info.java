/** Calling a payment off, whatever state it is in. */
@NullMarked
package io.hutong.payment.voiding;

import org.jspecify.annotations.NullMarked;

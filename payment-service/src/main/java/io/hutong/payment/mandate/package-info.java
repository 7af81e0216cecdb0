/** Mandates: signing, termination, and what a buyer may still spend without a password. */
@NullMarked
package io.hutong.payment.mandate;

import org.jspecify.annotations.NullMarked;

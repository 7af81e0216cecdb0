/** A payment with everything that was ever tried for it, for people. */
@NullMarked
package io.hutong.payment.view;

import org.jspecify.annotations.NullMarked;

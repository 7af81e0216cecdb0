/** Dividing what was paid among merchant, commerce platform and traffic platform. */
@NullMarked
package io.hutong.payment.settlement;

import org.jspecify.annotations.NullMarked;

/** The port to the payment channel: what may be asked of it and every way it can answer. */
@NullMarked
package io.hutong.payment.channel;

import org.jspecify.annotations.NullMarked;

/** When the channel answers again, what waits for it is told. */
@NullMarked
package io.hutong.payment.recovery;

import org.jspecify.annotations.NullMarked;

/** Work at the channel that waits until somebody's account there has money again. */
@NullMarked
package io.hutong.payment.shortage;

import org.jspecify.annotations.NullMarked;

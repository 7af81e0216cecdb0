/** Callbacks of the channel: verified over their raw bytes, stored, then taken as hints. */
@NullMarked
package io.hutong.payment.notification;

import org.jspecify.annotations.NullMarked;

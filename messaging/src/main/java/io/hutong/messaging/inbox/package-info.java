/** Consumes whole polls: every message once, data errors isolated, outages waited out. */
@NullMarked
package io.hutong.messaging.inbox;

import org.jspecify.annotations.NullMarked;

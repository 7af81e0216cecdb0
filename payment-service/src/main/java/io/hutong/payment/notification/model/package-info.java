/** What the channel tells by itself. Pure. */
@NullMarked
package io.hutong.payment.notification.model;

import org.jspecify.annotations.NullMarked;

/** What payment-service tells, as it arrives on payment.events. */
@NullMarked
package io.hutong.merchant.event;

import org.jspecify.annotations.NullMarked;

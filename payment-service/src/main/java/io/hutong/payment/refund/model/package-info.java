/** What is said with the channel about refunds and shares that come back. Pure. */
@NullMarked
package io.hutong.payment.refund.model;

import org.jspecify.annotations.NullMarked;

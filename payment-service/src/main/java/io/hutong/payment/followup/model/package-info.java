/** What is said with the channel about what a refund leaves to do. Pure. */
@NullMarked
package io.hutong.payment.followup.model;

import org.jspecify.annotations.NullMarked;

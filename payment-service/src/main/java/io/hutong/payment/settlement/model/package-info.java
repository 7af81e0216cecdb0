/** What is said with the channel about dividing money. Pure. */
@NullMarked
package io.hutong.payment.settlement.model;

import org.jspecify.annotations.NullMarked;

/** What is said with the channel about orders at the cashier. Pure. */
@NullMarked
package io.hutong.payment.cashier.model;

import org.jspecify.annotations.NullMarked;

/** What is said with the channel about its bills. Pure. */
@NullMarked
package io.hutong.payment.bill.model;

import org.jspecify.annotations.NullMarked;

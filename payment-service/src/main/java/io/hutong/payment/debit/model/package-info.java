/** What is said with the channel about debits. Pure. */
@NullMarked
package io.hutong.payment.debit.model;

import org.jspecify.annotations.NullMarked;

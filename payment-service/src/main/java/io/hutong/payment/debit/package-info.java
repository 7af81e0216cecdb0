/** Password-free debits: attempts, who sends them when, and what each answer means. */
@NullMarked
package io.hutong.payment.debit;

import org.jspecify.annotations.NullMarked;

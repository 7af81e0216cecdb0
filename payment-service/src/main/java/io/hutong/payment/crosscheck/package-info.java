/** Order, ledger and channel compared minute by minute, besides the daily bills. */
@NullMarked
package io.hutong.payment.crosscheck;

import org.jspecify.annotations.NullMarked;

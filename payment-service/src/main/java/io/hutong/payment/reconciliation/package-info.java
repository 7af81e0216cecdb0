/** Comparing our ledger with the channel's bills, item by item. */
@NullMarked
package io.hutong.payment.reconciliation;

import org.jspecify.annotations.NullMarked;

/** Every movement of money as a transfer between two accounts, append-only and chained. */
@NullMarked
package io.hutong.payment.ledger;

import org.jspecify.annotations.NullMarked;

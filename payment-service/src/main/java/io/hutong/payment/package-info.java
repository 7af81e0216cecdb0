/** The only service that talks to WeChat Pay: mandates, debits, refunds, shares, the ledger. */
@NullMarked
package io.hutong.payment;

import org.jspecify.annotations.NullMarked;

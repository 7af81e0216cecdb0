/** What of the ledger is known outside of it. */
@NullMarked
package io.hutong.contracts.ledger;

import org.jspecify.annotations.NullMarked;

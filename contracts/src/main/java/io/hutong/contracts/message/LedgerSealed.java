package io.hutong.contracts.message;

import java.time.Instant;

/**
 * A block of the ledger's hash chain was made. Who keeps the last head notices later on when
 * anything before it was changed, even by somebody who may do everything in the database.
 *
 * @param block     counts from 1 without a gap
 * @param head      SHA-256 of the block and so of all before it, in hex
 * @param transfers that the block covers
 */
public record LedgerSealed(long block, String head, int transfers, Instant sealedAt)
        implements PaymentEvent {

    /** All blocks share it, so that they are read in their order. */
    public static final String KEY = "ledger";

    @Override
    public String key() {
        return KEY;
    }
}

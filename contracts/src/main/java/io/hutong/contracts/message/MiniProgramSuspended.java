package io.hutong.contracts.message;

import org.jspecify.annotations.Nullable;

/**
 * New orders of the mini-program are refused from now on; those that are paid go on.
 *
 * @param refundOpenOrders true when the operator wants the money of paid orders that are not
 *                         settled to go back; null counts as false
 */
public record MiniProgramSuspended(
        String miniProgram, String reason, String note, @Nullable Boolean refundOpenOrders)
        implements MerchantEvent {

    public MiniProgramSuspended(String miniProgram, String reason, String note) {
        this(miniProgram, reason, note, null);
    }

    @Override
    public String key() {
        return miniProgram;
    }
}

package io.hutong.contracts.message;

import io.hutong.kernel.trade.Reason;
import org.jspecify.annotations.Nullable;

/** Nothing was reserved. */
public record StockRefused(String orderId, Refusal refusal, String detail)
        implements MerchantReply {

    /** Why; {@code VOIDED} and {@code EXPIRED} answer a command that came too late. */
    public enum Refusal {
        OUT_OF_STOCK, PRICE_CHANGED, CATEGORY_NOT_PERMITTED, MINI_PROGRAM_SUSPENDED, UNKNOWN_SKU,
        UNKNOWN_MINI_PROGRAM, PURCHASE_LIMIT, SUBSIDY_EXHAUSTED, VOIDED, EXPIRED;

        /** The order's reason, or {@code null} where the saga has ended the order already. */
        public @Nullable Reason reason() {
            return switch (this) {
                case OUT_OF_STOCK -> Reason.OUT_OF_STOCK;
                case PRICE_CHANGED -> Reason.PRICE_CHANGED;
                case CATEGORY_NOT_PERMITTED -> Reason.CATEGORY_NOT_PERMITTED;
                case MINI_PROGRAM_SUSPENDED -> Reason.MINI_PROGRAM_SUSPENDED;
                case UNKNOWN_SKU -> Reason.UNKNOWN_SKU;
                case UNKNOWN_MINI_PROGRAM -> Reason.UNKNOWN_MINI_PROGRAM;
                case PURCHASE_LIMIT -> Reason.PURCHASE_LIMIT;
                case SUBSIDY_EXHAUSTED -> Reason.SUBSIDY_EXHAUSTED;
                case VOIDED, EXPIRED -> null;
            };
        }
    }
}

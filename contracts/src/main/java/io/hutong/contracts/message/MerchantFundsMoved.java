package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;
import java.time.Instant;

/**
 * Money of a merchant moved of which no reply to a saga tells, because no saga waits for it.
 *
 * @param orderId    whose money it was; empty where it belongs to no order
 * @param number     of the movement; kind and number together come to one movement only
 * @param amount     what the merchant has more of, below zero where it has less
 */
public record MerchantFundsMoved(
        String orderId, String merchantId, Kind kind, String number, Money amount,
        Instant movedAt) implements PaymentEvent {

    /** Why it moved. */
    public enum Kind {
        /** A part of a subsidy went back to the commerce platform after a refund. */
        SUBSIDY_RETURN,
        /** An operator resolved a case by an entry in the merchant's account. */
        CORRECTION
    }

    @Override
    public String key() {
        return orderId.isEmpty() ? merchantId : orderId;
    }
}

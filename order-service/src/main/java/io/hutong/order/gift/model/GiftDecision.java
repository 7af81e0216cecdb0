package io.hutong.order.gift.model;

import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a gift may be accepted. Decided under the lock of the order's row, as its expiry is:
 * the one that comes first wins, and the other finds what it has left.
 */
public sealed interface GiftDecision {

    record Accept() implements GiftDecision {
    }

    /** A gift is for somebody else: who wants it oneself cancels it and orders it. */
    record OwnGift() implements GiftDecision {
    }

    record AlreadyAccepted() implements GiftDecision {
    }

    record Expired() implements GiftDecision {
    }

    /** The giver or the merchant has taken it back. */
    record TakenBack() implements GiftDecision {
    }

    record NotPaidYet() implements GiftDecision {
    }

    /**
     * @param recipient who wants to accept
     * @param dueAt     until when, null when it does not wait for a recipient
     */
    static GiftDecision of(
            Order order, String recipient, @Nullable Instant dueAt, Instant now) {
        return switch (order.status()) {
            case PLACED, RESERVED, AWAITING_PAYMENT -> new NotPaidYet();
            case AWAITING_RECIPIENT -> order.isHeld() ? over(order)
                    : open(order, recipient, dueAt, now);
            case PAID, SHIPPED, RECEIVED, SETTLED, PARTLY_REFUNDED -> new AlreadyAccepted();
            case REFUNDED, CANCELLED, REJECTED -> over(order);
        };
    }

    private static GiftDecision open(
            Order order, String recipient, @Nullable Instant dueAt, Instant now) {
        if (dueAt == null || !now.isBefore(dueAt)) {
            return new Expired();
        }
        return order.buyerId().equals(recipient) ? new OwnGift() : new Accept();
    }

    private static GiftDecision over(Order order) {
        return order.reason() == Reason.GIFT_NOT_ACCEPTED ? new Expired() : new TakenBack();
    }
}

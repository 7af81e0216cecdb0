package io.hutong.order.gift;

import io.hutong.order.access.OrderAccess;
import io.hutong.order.gift.model.GiftStatus;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.Shipment;
import io.hutong.web.access.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gift as whoever holds its token sees it: not who gave it, nor what it has cost.
 *
 * @param you       what the caller has to do with it
 * @param goods     where the goods are; null as long as nobody has accepted them
 * @param shipments only for the recipient: carriers tell more to who knows a parcel's number
 */
record GiftView(
        GiftStatus status, Role you, @Nullable String message, List<Item> lines,
        @Nullable Instant expiresAt, @Nullable Goods goods, List<Shipment> shipments) {

    record Item(String sku, String title, int quantity) {
    }

    /** Part of the public API. */
    enum Role {
        GIVER,
        RECIPIENT,
        /** Somebody else who holds the token, or nobody in particular. */
        GUEST
    }

    /** Part of the public API. */
    enum Goods {
        BEING_PACKED, SHIPPED, RECEIVED;

        private static @Nullable Goods of(OrderStatus status) {
            return switch (status) {
                case PAID -> BEING_PACKED;
                case SHIPPED -> SHIPPED;
                case RECEIVED, SETTLED, PARTLY_REFUNDED -> RECEIVED;
                case PLACED, RESERVED, AWAITING_PAYMENT, AWAITING_RECIPIENT, REFUNDED, CANCELLED,
                        REJECTED -> null;
            };
        }
    }

    static GiftView of(Order order, Gifts gifts, Caller caller) {
        GiftStatus status = GiftStatus.of(order);
        Role you = roleOf(order, gifts, caller);
        return new GiftView(status, you, gifts.messageOf(order), items(order),
                status == GiftStatus.OFFERED
                        ? gifts.store().dueAt(order.id()).orElse(null) : null,
                Goods.of(order.status()),
                you == Role.RECIPIENT ? order.facts().shipments() : List.of());
    }

    private static Role roleOf(Order order, Gifts gifts, Caller caller) {
        if (OrderAccess.isBuyerOf(order, caller)) {
            return Role.GIVER;
        }
        return gifts.isRecipient(order, caller) ? Role.RECIPIENT : Role.GUEST;
    }

    private static List<Item> items(Order order) {
        return order.facts().quote() == null ? List.of()
                : order.requireQuote().parts().stream().flatMap(part -> part.lines().stream())
                        .map(line -> new Item(line.sku(), line.title(), line.quantity())).toList();
    }
}

package io.hutong.sandbox.cashier;

import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.callback.Notification.Event;
import io.hutong.sandbox.protocol.Json;
import java.util.List;

/** Tells the merchant that an order was paid: one callback, also for a combined order. */
final class PaymentNotices {

    private final World world;

    PaymentNotices(World world) {
        this.world = world;
    }

    void tell(CashierOrder order, List<Trade> trades) {
        Object content = order.kind() == CashierOrder.Kind.COMBINED
                ? CombinedView.of(order, trades) : TradeView.of(order, trades.getFirst());
        world.callbacks().send(order.mchid(), order.terms().notifyUrl(), world.ids().event(),
                new Event("TRANSACTION.SUCCESS", "transaction", "支付成功",
                        Json.MAPPER.writeValueAsString(content), false));
    }
}

package io.hutong.order.report;

import io.hutong.contracts.message.OrderEvent;
import io.hutong.contracts.message.OrderPaid;
import io.hutong.contracts.message.OrderRefunded;
import io.hutong.contracts.message.OrderSettled;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Keeps the reports up to date, one poll at a time. */
final class ReportHandler implements BatchHandler {

    private final ReportTable store;

    ReportHandler(ReportTable store) {
        this.store = store;
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        List<OrderEvent> events = messages.stream().map(IncomingMessage::payload)
                .filter(payload -> payload instanceof OrderPaid || payload instanceof OrderSettled
                        || payload instanceof OrderRefunded)
                .map(OrderEvent.class::cast).toList();
        if (!events.isEmpty()) {
            store.lock();
            apply(events);
        }
    }

    private void apply(List<OrderEvent> events) {
        TreeSet<String> orders = new TreeSet<>();
        events.forEach(event -> orders.add(event.orderId()));
        Projection projection = new Projection(store.facts(orders));
        projection.apply(events);
        Map<Projection.BuyerDay, Integer> changes = projection.buyerDays();
        TreeSet<String> buyers = new TreeSet<>();
        changes.keySet().forEach(key -> buyers.add(key.buyerId()));
        store.addSteps(Projection.steps(changes, buyers.isEmpty()
                ? Map.of() : store.days(buyers)));
        store.addDays(changes);
        store.addTraffic(projection.traffic());
        store.save(projection.facts());
    }
}

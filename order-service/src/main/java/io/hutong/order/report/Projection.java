package io.hutong.order.report;

import io.hutong.contracts.message.OrderEvent;
import io.hutong.kernel.trade.Channel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a poll of events changes in the reports. Pure: same facts and events, same changes. */
final class Projection {

    private final Map<String, OrderFact> before;
    private final Map<String, OrderFact> after = new LinkedHashMap<>();

    /** @param known facts of the orders that the events are about, where there are any */
    Projection(Map<String, OrderFact> known) {
        this.before = Map.copyOf(known);
    }

    /** One channel on one day; amounts in fen. */
    record TrafficKey(LocalDate day, Channel channel) {
    }

    record Traffic(long orders, long gmv, long refunded, long cost) {

        static final Traffic NONE = new Traffic(0, 0, 0, 0);

        Traffic plus(Traffic more) {
            return new Traffic(orders + more.orders, gmv + more.gmv, refunded + more.refunded,
                    cost + more.cost);
        }

        Traffic negated() {
            return new Traffic(-orders, -gmv, -refunded, -cost);
        }
    }

    record BuyerDay(String buyerId, LocalDate day) {
    }

    void apply(List<OrderEvent> events) {
        for (OrderEvent event : events) {
            OrderFact fact = after.getOrDefault(event.orderId(), before.getOrDefault(
                    event.orderId(), OrderFact.unknown(event.orderId())));
            OrderFact next = fact.with(event);
            if (!next.equals(fact)) {
                after.put(event.orderId(), next);
            }
        }
    }

    List<OrderFact> facts() {
        return List.copyOf(after.values());
    }

    Map<TrafficKey, Traffic> traffic() {
        Map<TrafficKey, Traffic> sums = new HashMap<>();
        after.values().forEach(fact -> {
            add(sums, fact, false);
            OrderFact was = before.get(fact.orderId());
            if (was != null) {
                add(sums, was, true);
            }
        });
        return sums;
    }

    private static void add(
            Map<TrafficKey, Traffic> sums, OrderFact fact, boolean takenOff) {
        OrderFact.Paid paid = fact.paid();
        if (paid != null) {
            Traffic one = new Traffic(1, paid.total(), fact.refunded(), fact.cost());
            sums.merge(new TrafficKey(paid.day(), paid.channel()),
                    takenOff ? one.negated() : one, Traffic::plus);
        }
    }

    /** By how many counting orders each buyer's days have changed; without those unchanged. */
    Map<BuyerDay, Integer> buyerDays() {
        Map<BuyerDay, Integer> changes = new HashMap<>();
        after.values().forEach(fact -> {
            count(changes, fact, 1);
            OrderFact was = before.get(fact.orderId());
            if (was != null) {
                count(changes, was, -1);
            }
        });
        changes.values().removeIf(change -> change == 0);
        return changes;
    }

    private static void count(Map<BuyerDay, Integer> changes, OrderFact fact, int by) {
        OrderFact.Paid paid = fact.paid();
        if (paid != null && fact.counts()) {
            changes.merge(new BuyerDay(paid.buyerId(), paid.day()), by, Integer::sum);
        }
    }

    /**
     * The steps of active consumers that follow.
     *
     * @param orders counting orders by day, of every buyer whose days change, before the change
     */
    static Map<LocalDate, Integer> steps(
            Map<BuyerDay, Integer> changes, Map<String, Map<LocalDate, Integer>> orders) {
        Map<LocalDate, Integer> all = new TreeMap<>();
        Map<String, Map<LocalDate, Integer>> has = new HashMap<>();
        changes.forEach((key, change) -> has
                .computeIfAbsent(key.buyerId(),
                        buyer -> new HashMap<>(orders.getOrDefault(buyer, Map.of())))
                .merge(key.day(), change, Integer::sum));
        has.forEach((buyer, days) -> {
            ActiveDays.steps(daysOf(days))
                    .forEach((day, step) -> all.merge(day, step, Integer::sum));
            ActiveDays.steps(daysOf(orders.getOrDefault(buyer, Map.of()))).forEach(
                    (day, step) -> all.merge(day, -step, Integer::sum));
        });
        all.values().removeIf(step -> step == 0);
        return all;
    }

    private static List<LocalDate> daysOf(Map<LocalDate, Integer> orders) {
        List<LocalDate> days = new ArrayList<>();
        orders.forEach((day, count) -> {
            if (count > 0) {
                days.add(day);
            }
        });
        return days;
    }
}

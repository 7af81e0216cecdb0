package io.hutong.payment.cashier;

import io.hutong.contracts.message.CashierOpened;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opens and closes the cashier; what comes of it arrives later. Call it in a transaction. */
public class Cashiers {

    private final CashierTable table;
    private final Duration openFor;

    Cashiers(CashierTable table, CashierSettings settings) {
        this.table = table;
        this.openFor = settings.openFor();
    }

    public void open(List<NewCashier> cashiers) {
        if (!cashiers.isEmpty()) {
            table.insert(cashiers, openFor);
        }
    }

    /** The cashiers of orders, by order. Call it with the payments locked. */
    public Map<String, CashierOrder> lockOfOrders(Collection<String> orderIds) {
        return orderIds.isEmpty() ? Map.of() : table.lockOfOrders(orderIds);
    }

    /** What the buyers of these orders may pay with now, by order. */
    public Map<String, CashierOpened> openOf(Collection<String> orderIds) {
        Map<String, CashierOpened> open = new HashMap<>();
        lockOfOrders(orderIds).forEach((orderId, order) -> {
            if (order.state() == CashierState.OPEN && order.opened() != null) {
                open.put(orderId, new CashierOpened(
                        orderId, order.opened(), order.terms().expiresAt()));
            }
        });
        return open;
    }

    /** Ends orders of which the channel knows nothing. */
    public void cancel(Collection<CashierOrder> orders) {
        table.update(orders.stream().map(order -> CashierChange.to(
                order, CashierState.CANCELLED, "CALLED_OFF")).toList());
    }

    /** Makes sure that nobody pays any more, or that what was paid is found. */
    public void close(Collection<CashierOrder> orders) {
        if (!orders.isEmpty()) {
            table.update(orders.stream().map(order -> CashierChange.to(
                    order, CashierState.CLOSING, "CALLED_OFF")).toList());
        }
    }
}

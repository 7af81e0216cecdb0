package io.hutong.payment.crosscheck;

import io.hutong.contracts.message.OrderCancelled;
import io.hutong.contracts.message.OrderPaid;
import io.hutong.contracts.message.OrderRefunded;
import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.money.Money;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps what {@code order.events} say of money, one row per order, behind the way to PAID. */
public class SaidByOrders implements BatchHandler {

    private static final String SAVE = """
            insert into order_said as s (order_id, paid, refunded, called_off)
            select * from unnest(?, ?, ?, ?) as n (order_id, paid, refunded, called_off)
            on conflict (order_id) do update set paid = coalesce(excluded.paid, s.paid),
                refunded = greatest(excluded.refunded, s.refunded),
                called_off = excluded.called_off or s.called_off, at = now()""";
    /** Ids begin with their time, so the oldest ones are the first. */
    private static final String FORGET = """
            delete from order_said where order_id in (
                select order_id from (
                    select order_id, at from order_said order by order_id limit ?) as oldest
                where at < now() - ? * interval '1 ms')""";

    private final JdbcTemplate jdbc;

    SaidByOrders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param paid fen, null when nothing was said of it */
    private record Said(@Nullable Long paid, long refunded, boolean calledOff) {

        Said plus(Said later) {
            return new Said(later.paid == null ? paid : later.paid,
                    Math.max(refunded, later.refunded), calledOff || later.calledOff);
        }
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        Map<String, Said> byOrder = new TreeMap<>();
        for (IncomingMessage message : messages) {
            switch (message.payload()) {
                case OrderPaid event -> add(byOrder, event.orderId(),
                        new Said(event.total().total(), 0, false));
                case OrderRefunded event -> add(byOrder, event.orderId(),
                        new Said(null, event.refunded().total(), false));
                case OrderCancelled event -> add(byOrder, event.orderId(),
                        new Said(null, 0, true));
                default -> {}
            }
        }
        save(byOrder);
    }

    /** Removes the oldest words that no round asks for any more. */
    void forget(Duration keep, int limit) {
        jdbc.update(FORGET, limit, keep.toMillis());
    }

    private static void add(Map<String, Said> byOrder, String orderId, Said said) {
        byOrder.merge(orderId, said, Said::plus);
    }

    private void save(Map<String, Said> byOrder) {
        if (!byOrder.isEmpty()) {
            jdbc.update(SAVE, Columns.of(byOrder.entrySet()).text(Map.Entry::getKey)
                    .bigNumber(entry -> entry.getValue().paid())
                    .money(entry -> Money.fen(entry.getValue().refunded()))
                    .flag(entry -> entry.getValue().calledOff()));
        }
    }
}

package io.hutong.order.gift;

import io.hutong.kernel.jdbc.Sql;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who has accepted which gift, and which ones nobody did. */
final class GiftTable {

    static final String OVERDUE = """
            select order_id from orders
             where receipt_due_at is not null and receipt_due_at <= clock_timestamp()
               and status = 'AWAITING_RECIPIENT'
             order by receipt_due_at limit ?""";

    private final JdbcTemplate jdbc;

    GiftTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Until when a gift waits; empty when it does not. Exact while the row is locked. */
    Optional<Instant> dueAt(String orderId) {
        return jdbc.query("select receipt_due_at from orders where order_id = ?",
                (row, _) -> Optional.ofNullable(Sql.instantOrNull(row, "receipt_due_at")), orderId)
                .stream().findFirst().flatMap(due -> due);
    }

    /** The primary key is the last line: an order has one recipient. */
    void accepted(String orderId, String recipient, Instant at) {
        jdbc.update("insert into gift_recipients (order_id, buyer_id, accepted_at)"
                + " values (?, ?, ?)", orderId, recipient, Timestamp.from(at));
    }

    boolean isRecipient(String orderId, String buyerId) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select 1 from"
                + " gift_recipients where order_id = ? and buyer_id = ?)", Boolean.class,
                orderId, buyerId));
    }
}

package io.hutong.order.standing;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

/** How far the open orders of suspended mini-programs have been looked through. */
final class SuspensionTable {

    private static final String WINDOW = """
            select order_id, cart ->> 'mini_program' = ? and status in (
                       'PLACED', 'RESERVED', 'AWAITING_PAYMENT', 'PAID', 'AWAITING_RECIPIENT',
                       'SHIPPED') as open
              from orders where order_id > ? order by order_id limit ?""";

    private final JdbcTemplate jdbc;

    SuspensionTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param after the last order that was looked at */
    record Suspension(long id, String miniProgram, String after) {
    }

    /**
     * @param open ids of orders to decide about
     * @param last where the next one begins
     */
    record Window(List<String> open, String last, boolean isLast) {
    }

    private record Seen(String orderId, boolean open) {
    }

    void begin(String miniProgram) {
        jdbc.update("insert into suspension_refunds (mini_program) values (?)", miniProgram);
    }

    /** Those that are not done, locked so that one instance works on each. */
    List<Suspension> lockOpen() {
        return jdbc.query("select id, mini_program, after from suspension_refunds where not done"
                + " order by id limit 1 for update skip locked",
                (row, _) -> new Suspension(
                        row.getLong("id"), row.getString("mini_program"), row.getString("after")));
    }

    Window window(Suspension suspension, int size) {
        List<Seen> seen = jdbc.query(WINDOW, (row, _) -> new Seen(row.getString("order_id"),
                row.getBoolean("open")), suspension.miniProgram(), suspension.after(), size);
        return new Window(seen.stream().filter(Seen::open).map(Seen::orderId).toList(),
                seen.isEmpty() ? suspension.after() : seen.getLast().orderId(),
                seen.size() < size);
    }

    void advance(Suspension suspension, Window window) {
        jdbc.update("update suspension_refunds set after = ?, done = ? where id = ?",
                window.last(), window.isLast(), suspension.id());
    }

    void lookAgain(String orderId) {
        jdbc.update("insert into suspension_waiting (order_id) values (?) on conflict do nothing",
                orderId);
    }

    List<String> waiting(int limit) {
        return jdbc.query("select order_id from suspension_waiting order by order_id limit ?",
                (row, _) -> row.getString(1), limit);
    }

    void settled(Collection<String> orderIds) {
        orderIds.stream().sorted().forEach(
                id -> jdbc.update("delete from suspension_waiting where order_id = ?", id));
    }
}

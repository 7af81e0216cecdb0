package io.hutong.order.coordination;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.order.lifecycle.OrderRows;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.saga.SagaId;
import io.hutong.saga.table.SagaRow;
import io.hutong.saga.table.SagaTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Orders and sagas in PostgreSQL. Locks are taken in the order of the order ids, the order before
 * its sagas; whoever emits a message for an order holds the order's lock.
 */
public final class OrderStore {

    private static final String LOAD = "select clock_timestamp() as now, " + OrderRows.ORDER + ", "
            + SagaTable.ROW + " from sagas s join orders o on o.order_id = s.order_id ";

    private static final String LOCK_SAGAS = LOAD + """
            where s.saga_id = any (?) order by o.order_id, s.saga_id for update of o, s""";

    private static final String LOCK_DUE = LOAD + """
            where s.saga_id = any (?) and not s.finished and s.deadline <= clock_timestamp()
            order by o.order_id, s.saga_id for update of o, s skip locked""";

    private static final String LOCK_ORDERS = LOAD + """
            where o.order_id = any (?) order by o.order_id, s.saga_id for update of o, s""";

    /** Their orders are locked already, so nobody can be waiting in the other direction. */
    private static final String LOCK_UNFINISHED = LOAD + """
            where o.order_id = any (?) and not s.finished
            order by o.order_id, s.saga_id for update of o, s""";

    private final JdbcTemplate jdbc;
    private final SheetSql sql;

    OrderStore(JdbcTemplate jdbc, SheetSql sql) {
        this.jdbc = jdbc;
        this.sql = sql;
    }

    /** Locks sagas with their orders; ids that do not exist are left out. */
    Sheet.Locked lockSagas(Collection<SagaId> sagaIds) {
        return withTheirOthers(lock(LOCK_SAGAS, sagaIds));
    }

    /** Locks those that are still due and that nobody else is working on. */
    Sheet.Locked lockDue(Collection<SagaId> sagaIds) {
        return withTheirOthers(lock(LOCK_DUE, sagaIds));
    }

    /** Locks orders with all their sagas. */
    Sheet.Locked lockOrders(Collection<String> orderIds) {
        return lock(LOCK_ORDERS, orderIds);
    }

    /**
     * Writes everything that has changed, in one statement.
     *
     * @throws OptimisticLockingFailureException when a row is not as it was read, which the locks
     *         should make impossible
     */
    void write(Sheet sheet) {
        sql.write(jdbc, sheet);
    }

    /** Where an order has refunds, several sagas may be under way: what is pending needs all. */
    private Sheet.Locked withTheirOthers(Sheet.Locked locked) {
        List<String> several = locked.orders().stream()
                .filter(order -> !order.refunds().all().isEmpty()).map(Order::id).toList();
        if (several.isEmpty()) {
            return locked;
        }
        Map<SagaId, SagaRow> sagas = new LinkedHashMap<>();
        lock(LOCK_UNFINISHED, several).sagas().forEach(row -> sagas.put(row.state().id(), row));
        locked.sagas().forEach(row -> sagas.put(row.state().id(), row));
        return new Sheet.Locked(locked.now(), locked.orders(), List.copyOf(sagas.values()));
    }

    private Sheet.Locked lock(String query, Collection<?> ids) {
        return Objects.requireNonNull(jdbc.query(
                query, Columns.of(ids).text(Object::toString), OrderStore::read));
    }

    private static Sheet.Locked read(ResultSet rows) throws SQLException {
        Instant now = Instant.EPOCH;
        Map<String, Order> orders = new LinkedHashMap<>();
        List<SagaRow> sagas = new ArrayList<>();
        while (rows.next()) {
            now = Sql.instant(rows, "now");
            String orderId = rows.getString("order_id");
            if (!orders.containsKey(orderId)) {
                orders.put(orderId, OrderRows.order(rows));
            }
            sagas.add(SagaTable.row(rows));
        }
        return new Sheet.Locked(now, List.copyOf(orders.values()), sagas);
    }
}

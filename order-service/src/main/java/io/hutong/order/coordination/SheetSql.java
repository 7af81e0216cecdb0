package io.hutong.order.coordination;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.order.lifecycle.OrderRows;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.PersonDeadline;
import io.hutong.saga.table.SagaRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The one statement that writes a {@link Sheet}: arrays in, row counts out. */
final class SheetSql {

    private static final String WRITE = """
            with changed_orders as (
                update orders o
                   set status = u.status, reason = u.reason, version = o.version + 1,
                       pending = case when u.pending_changes then u.pending else o.pending end,
                       quote = coalesce(u.quote::jsonb, o.quote),
                       cashier = coalesce(u.cashier::jsonb, o.cashier),
                       payment = coalesce(u.payment::jsonb, o.payment),
                       shipments = coalesce(u.shipments::jsonb, o.shipments),
                       settlement = coalesce(u.settlement::jsonb, o.settlement),
                       refunds = coalesce(u.refunds::jsonb, o.refunds),
                       after_sales = coalesce(u.after_sales::jsonb, o.after_sales),
                       after_sale_due_at = u.after_sale_due,
                       receipt_due_at = case when u.receipt_due is null then null
                                             else coalesce(o.receipt_due_at, u.receipt_due) end
                  from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::boolean[], ?::text[],
                              ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                              ?::text[], ?::timestamptz[], ?::timestamptz[])
                       as u(order_id, version, status, reason, pending_changes, pending,
                            quote, cashier, payment, shipments, settlement, refunds,
                            after_sales, receipt_due, after_sale_due)
                 where o.order_id = u.order_id and o.version = u.version
                returning 1),
            changed_sagas as (
                update sagas s
                   set phase = u.phase, step = u.step, attempt = u.attempt, tries = u.tries,
                       deadline = u.deadline, reason = u.reason, parked = u.parked,
                       finished = u.finished, journal = s.journal || u.journal::jsonb
                  from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::int[],
                              ?::timestamptz[], ?::text[], ?::text[], ?::boolean[], ?::text[])
                       as u(saga_id, phase, step, attempt, tries, deadline, reason, parked,
                            finished, journal)
                 where s.saga_id = u.saga_id and (u.finished or not s.finished)
                returning 1),
            new_sagas as (
                insert into sagas (saga_id, phase, step, attempt, tries, deadline, reason, parked,
                                   finished, journal, order_id, definition, version, trace)
                select saga_id, phase, step, attempt, tries, deadline, reason, parked, finished,
                       journal::jsonb, order_id, definition, version, trace
                  from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::int[],
                              ?::timestamptz[], ?::text[], ?::text[], ?::boolean[], ?::text[],
                              ?::text[], ?::text[], ?::int[], ?::text[])
                       as u(saga_id, phase, step, attempt, tries, deadline, reason, parked,
                            finished, journal, order_id, definition, version, trace)
                returning 1),
            new_merchants as (
                insert into order_merchants (merchant_id, order_id)
                select merchant_id, order_id from unnest(?::text[], ?::text[])
                       as u(merchant_id, order_id)
                on conflict do nothing
                returning 1)
            select (select count(*) from changed_orders), (select count(*) from changed_sagas),
                   (select count(*) from new_sagas)""";

    private final List<PersonDeadline> deadlines;

    SheetSql(List<PersonDeadline> deadlines) {
        this.deadlines = List.copyOf(deadlines);
    }

    void write(JdbcTemplate jdbc, Sheet sheet) {
        List<OrderWrite> orders = sheet.orderWrites();
        List<SagaRow> updates = sheet.sagaUpdates();
        List<SagaRow> inserts = sheet.sagaInserts();
        Columns<OrderWrite> changed = orders(orders, sheet.now());
        Columns<SagaRow> fresh = sagas(sagas(changed.then(updates)).then(inserts))
                .text(SagaRow::orderId).text(row -> row.state().id().definition())
                .number(row -> row.state().version()).text(row -> row.trace().toString());
        jdbc.query(WRITE, merchants(fresh, orders), counts -> {
            check(counts, orders.size(), updates.size(), inserts.size());
        });
    }

    private Columns<OrderWrite> orders(List<OrderWrite> orders, Instant now) {
        return Columns.of(orders).text(write -> write.after().id())
                .number(write -> write.before().version())
                .text(write -> write.after().status().name())
                .text(write -> name(write.after().reason()))
                .flag(OrderWrite::pendingChanges).text(write -> name(write.pending()))
                .text(write -> write.fresh(Order.Facts::quote, OrderRows::json))
                .text(write -> write.fresh(Order.Facts::cashier, OrderRows::json))
                .text(write -> write.fresh(Order.Facts::payment, OrderRows::json))
                .text(write -> write.fresh(Order.Facts::shipments, OrderRows::json))
                .text(write -> write.fresh(Order.Facts::settlement, OrderRows::json))
                .text(write -> write.fresh(Order.Facts::refunds, OrderRows::json))
                .text(write -> write.fresh(Order.Facts::afterSales, OrderRows::json))
                .time(write -> personDue(write.after(), now))
                .time(write -> write.after().afterSales().nextDeadline());
    }

    /** An order waits for one person at a time. */
    private @Nullable Instant personDue(Order order, Instant now) {
        return deadlines.stream().map(deadline -> deadline.of(order, now))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static Columns<SagaRow> sagas(Columns<SagaRow> rows) {
        return rows.text(row -> row.state().id().toString()).text(row -> row.state().phase().name())
                .text(row -> row.state().step()).number(row -> row.state().attempt())
                .number(row -> row.state().tries()).time(row -> row.state().deadline())
                .text(row -> name(row.state().reason())).text(row -> row.state().parked())
                .flag(row -> row.state().isFinished())
                .text(SagaRow::journal);
    }

    private static Columns<Pair> merchants(Columns<?> before, List<OrderWrite> orders) {
        List<Pair> pairs = orders.stream()
                .filter(write -> write.before().facts().quote() == null)
                .flatMap(write -> write.after().merchants().stream()
                        .map(merchant -> new Pair(merchant, write.after().id())))
                .toList();
        return before.then(pairs).text(Pair::merchantId).text(Pair::orderId);
    }

    private record Pair(String merchantId, String orderId) {
    }

    private static void check(ResultSet counts, int orders, int updates, int inserts)
            throws SQLException {
        int at = 0;
        if (counts.getInt(++at) != orders || counts.getInt(++at) != updates
                || counts.getInt(++at) != inserts) {
            throw new OptimisticLockingFailureException(
                    "a row has changed under its lock; nothing is written");
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}

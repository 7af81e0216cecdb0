package io.hutong.order.coordination;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import io.hutong.order.lifecycle.OrderRows;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.saga.table.SagaRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores new orders, each with its saga and that saga's first command. */
public final class OrderIntake {

    private static final String INSERT = """
            with placed as (
                insert into orders (order_id, buyer_id, placed_at, cart, status, version)
                select order_id, buyer_id, placed_at, cart::jsonb, status, version
                  from unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                              ?::int[])
                       as u(order_id, buyer_id, placed_at, cart, status, version)
                returning 1),
            started as (
                insert into sagas (saga_id, order_id, definition, version, phase, step, attempt,
                                   tries, deadline, finished, trace, journal)
                select saga_id, order_id, definition, version, phase, step, attempt, tries,
                       deadline, false, trace, journal::jsonb
                  from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[],
                              ?::int[], ?::int[], ?::timestamptz[], ?::text[], ?::text[])
                       as u(saga_id, order_id, definition, version, phase, step, attempt, tries,
                            deadline, trace, journal)
                returning 1),
            addressed as (
                insert into order_addresses (order_id, sealed)
                select order_id, sealed from unnest(?::text[], ?::bytea[]) as u(order_id, sealed)
                returning 1)
            select (select count(*) from placed), (select count(*) from started)""";

    private final JdbcTemplate jdbc;
    private final Outbox outbox;
    private final SagaRunner runner;

    OrderIntake(JdbcTemplate jdbc, Outbox outbox, SagaRunner runner) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.runner = runner;
    }

    /**
     * An order to be stored.
     *
     * @param sealedAddress where the goods go, encrypted; null when the buyer gave none
     */
    public record NewOrder(Order order, TraceParent trace, byte @Nullable [] sealedAddress) {
    }

    private record Started(NewOrder from, SagaRow saga) {

        Order order() {
            return from.order();
        }
    }

    /** Stores them in the current transaction; all of them or, with an exception, none. */
    public void store(OrderSaga saga, List<NewOrder> orders, Instant now) {
        List<Started> started = new ArrayList<>();
        List<OutgoingMessage> messages = new ArrayList<>();
        for (NewOrder order : orders) {
            var moved = runner.start(saga.definition(), order.order(), now);
            started.add(new Started(order, SagaRow.fresh(moved.state(), order.order().id(),
                    order.trace(), moved.journal())));
            moved.commands().forEach(ask -> messages.add(Sheet.command(ask, order.trace())));
        }
        insert(started);
        outbox.append(messages);
    }

    private void insert(List<Started> all) {
        Columns<Started> placed = Columns.of(all).text(one -> one.order().id())
                .text(one -> one.order().buyerId()).time(one -> one.order().placedAt())
                .text(one -> OrderRows.json(one.order().cart()))
                .text(one -> one.order().status().name())
                .number(one -> one.order().version());
        Columns<Started> addressed = sagas(placed.then(all.stream().map(Started::saga).toList()))
                .then(all.stream().filter(one -> one.from().sealedAddress() != null).toList())
                .text(one -> one.order().id())
                .bytes(one -> Objects.requireNonNull(one.from().sealedAddress()));
        jdbc.query(INSERT, addressed, counts -> {
            if (counts.getInt(1) != all.size() || counts.getInt(2) != all.size()) {
                throw new IllegalStateException("not every order was stored");
            }
        });
    }

    private static Columns<SagaRow> sagas(Columns<SagaRow> rows) {
        return rows.text(row -> row.state().id().toString()).text(SagaRow::orderId)
                .text(row -> row.state().id().definition()).number(row -> row.state().version())
                .text(row -> row.state().phase().name()).text(row -> row.state().step())
                .number(row -> row.state().attempt()).number(row -> row.state().tries())
                .time(row -> row.state().deadline()).text(row -> row.trace().toString())
                .text(SagaRow::journal);
    }
}

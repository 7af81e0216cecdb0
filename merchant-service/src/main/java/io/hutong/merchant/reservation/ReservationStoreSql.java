package io.hutong.merchant.reservation;

import io.hutong.merchant.stock.model.StockLevel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes, by one statement, what a poll has changed: one row per order and per SKU. */
@Repository
class ReservationStoreSql {

    /** New orders are inserted without a conflict clause: one that is there already is an error. */
    private static final String STORE = """
            with created as (
                insert into reservation (order_id, status, lines, reply)
                select id, status, lines::jsonb, reply
                  from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                       as new(id, status, lines, reply)
                returning 1),
            changed as (
                update reservation set status = new.status, returned = new.returned::jsonb
                  from unnest(?::text[], ?::text[], ?::text[]) as new(id, status, returned)
                 where order_id = new.id
                returning 1),
            moved as (
                update stock set on_hand = new.on_hand, reserved = new.reserved,
                                 shipped = new.shipped
                  from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                       as new(id, on_hand, reserved, shipped)
                 where sku = new.id
                returning 1)
            select (select count(*) from created), (select count(*) from changed),
                   (select count(*) from moved)""";

    private final JdbcTemplate jdbc;

    ReservationStoreSql(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param created rows of orders that were not known
     * @param changed rows of orders that were
     * @param levels  new stock by SKU
     * @throws ConcurrencyFailureException when another transaction was faster: a consumer that has
     *         lost its partition and does not know it yet. Repeating the poll sees what it did, so
     *         this must not look like a fault of the data, which would end in the dead letters
     */
    void store(List<ReservationRow> created, List<ReservationRow> changed,
            Map<String, StockLevel> levels) {
        if (created.isEmpty() && changed.isEmpty() && levels.isEmpty()) {
            return;
        }
        try {
            jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
                write(connection, created, changed, levels);
                return null;
            });
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyFailureException("an order became known meanwhile", e);
        }
    }

    private static void write(Connection connection, List<ReservationRow> created,
            List<ReservationRow> changed, Map<String, StockLevel> levels) throws SQLException {
        try (PreparedStatement store = connection.prepareStatement(STORE)) {
            bind(new Columns(connection, store), created, changed, levels);
            ResultSet counts = store.executeQuery();
            counts.next();
            require(created.size(), counts.getInt(1), "created");
            require(changed.size(), counts.getInt(2), "changed");
            require(levels.size(), counts.getInt(3), "moved");
        }
    }

    private static void bind(Columns columns, List<ReservationRow> created,
            List<ReservationRow> changed, Map<String, StockLevel> levels) throws SQLException {
        columns.texts(created, ReservationRow::orderId)
                .texts(created, row -> row.status().name())
                .texts(created, ReservationRow::lines)
                .texts(created, ReservationRow::reply)
                .texts(changed, ReservationRow::orderId)
                .texts(changed, row -> row.status().name())
                .texts(changed, ReservationRow::returned)
                .texts(levels.keySet(), sku -> sku)
                .longs(levels.values(), StockLevel::onHand)
                .longs(levels.values(), StockLevel::reserved)
                .longs(levels.values(), StockLevel::shipped);
    }

    private static void require(int expected, int actual, String what) {
        if (expected != actual) {
            throw new ConcurrencyFailureException(
                    actual + " rows were " + what + " in place of " + expected);
        }
    }

    /** Binds one array after the other. */
    private static final class Columns {

        private final Connection connection;
        private final PreparedStatement statement;
        private int at;

        Columns(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        <T> Columns texts(Collection<T> rows, Function<T, @Nullable String> column)
                throws SQLException {
            return bind("text", rows, column);
        }

        <T> Columns longs(Collection<T> rows, Function<T, Long> column) throws SQLException {
            return bind("bigint", rows, column);
        }

        private <T> Columns bind(
                String type, Collection<T> rows, Function<T, ? extends @Nullable Object> column)
                throws SQLException {
            @Nullable
            Object[] values = rows.stream().map(column).toArray();
            statement.setArray(++at, connection.createArrayOf(type, values));
            return this;
        }
    }
}

package io.hutong.merchant.reservation;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.merchant.merchants.TermsRow;
import io.hutong.merchant.reservation.model.Assortment;
import io.hutong.merchant.reservation.model.Assortment.Storefront;
import io.hutong.merchant.reservation.model.Offer;
import io.hutong.merchant.reservation.model.Poll;
import io.hutong.merchant.reservation.model.PollKeys;
import io.hutong.merchant.reservation.model.Reservation;
import io.hutong.merchant.reservation.model.Shelf;
import io.hutong.merchant.reservation.model.Specials;
import io.hutong.merchant.stock.model.StockLevel;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads and locks, in one round trip, the orders and the stock that a poll is about, and writes in
 * another what it has changed of them: one row per order and per SKU. Rows are locked in sorted
 * order.
 */
class ReservationTable {

    /** The second query finds the SKUs of orders that are confirmed or released by itself. */
    private static final String LOAD = """
            select clock_timestamp() as now;
            select order_id, status, lines::text as lines, returned::text as returned, reply
              from reservation where order_id = any (?) order by order_id for update;
            select sku, added, on_hand, reserved, shipped, title, category, price, max_per_order,
                   merchant_id, sub_mchid, commission, channel_fee, traffic_fees, others
              from stock join product using (sku) join merchant_now using (merchant_id)
             where sku in (select unnest(?::text[])
                           union
                           select line ->> 'sku'
                             from reservation, jsonb_array_elements(lines) as line
                            where order_id = any (?) and status = 'RESERVED')
             order by sku for update of stock;
            select mini_program, suspended_for is not null as suspended, category_permits
              from mini_program where mini_program = any (?)""";

    /** New orders are inserted without a conflict clause: one that is there already is an error. */
    private static final String STORE = """
            with created as (
                insert into reservation (order_id, status, lines, returned, reply)
                select id, status, lines::jsonb, returned::jsonb, reply
                  from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                       as new(id, status, lines, returned, reply)
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

    ReservationTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The poll, once the rest is loaded, which the locks on stock guard. */
    Function<Specials, Poll> load(PollKeys keys) {
        Set<String> skus = new TreeSet<>(keys.skus());
        skus.addAll(keys.restocked());
        PreparedStatementSetter columns = Columns.of(keys.orders()).text(id -> id)
                .then(skus).text(sku -> sku).then(keys.orders()).text(id -> id)
                .then(keys.miniPrograms()).text(id -> id);
        return jdbc.execute(LOAD, (PreparedStatementCallback<Function<Specials, Poll>>) load -> {
            columns.setValues(load);
            load.execute();
            return pollOf(load);
        });
    }

    private static Function<Specials, Poll> pollOf(PreparedStatement load) throws SQLException {
        ResultSet clock = load.getResultSet();
        clock.next();
        Instant now = Sql.instant(clock, "now");
        Map<String, Reservation> reservations = reservationsOf(next(load));
        Map<String, Offer> offers = new HashMap<>();
        Map<String, StockLevel> levels = new HashMap<>();
        ResultSet stock = next(load);
        while (stock.next()) {
            offers.put(stock.getString("sku"), offerOf(stock));
            levels.put(stock.getString("sku"), levelOf(stock));
        }
        Assortment assortment = new Assortment(offers, storefrontsOf(next(load)));
        return specials -> new Poll(reservations, assortment, new Shelf(levels), specials, now);
    }

    private static ResultSet next(PreparedStatement load) throws SQLException {
        load.getMoreResults();
        return load.getResultSet();
    }

    private static Map<String, Reservation> reservationsOf(ResultSet rows) throws SQLException {
        Map<String, Reservation> found = new HashMap<>();
        while (rows.next()) {
            ReservationRow row = new ReservationRow(rows.getString("order_id"),
                    ReservationRow.Status.valueOf(rows.getString("status")),
                    rows.getString("lines"), rows.getString("returned"), rows.getString("reply"));
            found.put(row.orderId(), row.toReservation());
        }
        return found;
    }

    private static Offer offerOf(ResultSet row) throws SQLException {
        var seller = new Offer.Seller(row.getString("merchant_id"), row.getString("sub_mchid"),
                TermsRow.of(row));
        return new Offer(row.getString("sku"), row.getString("title"), row.getString("category"),
                Sql.money(row, "price"), (Integer) row.getObject("max_per_order"), seller);
    }

    private static StockLevel levelOf(ResultSet row) throws SQLException {
        return new StockLevel(row.getLong("added"), row.getLong("on_hand"),
                row.getLong("reserved"), row.getLong("shipped"));
    }

    private static Map<String, Storefront> storefrontsOf(ResultSet rows) throws SQLException {
        Map<String, Storefront> found = new HashMap<>();
        while (rows.next()) {
            String[] permits = (String[]) rows.getArray("category_permits").getArray();
            found.put(rows.getString("mini_program"),
                    new Storefront(rows.getBoolean("suspended"), Set.of(permits)));
        }
        return found;
    }

    /**
     * @throws ConcurrencyFailureException when another transaction was faster: a consumer that has
     *         lost its partition and does not know it yet. Repeating the poll sees what it did, so
     *         this must not look like a fault of the data, which would end in the dead letters
     */
    void store(Poll poll) {
        List<ReservationRow> created = rowsOf(poll.created());
        List<ReservationRow> changed = rowsOf(poll.changed());
        Map<String, StockLevel> levels = poll.shelf().changed();
        if (created.isEmpty() && changed.isEmpty() && levels.isEmpty()) {
            return;
        }
        try {
            jdbc.query(STORE, columnsOf(created, changed, levels),
                    (RowCallbackHandler) counts -> {
                        require(created.size(), counts.getInt(1), "created");
                        require(changed.size(), counts.getInt(2), "changed");
                        require(levels.size(), counts.getInt(3), "moved");
                    });
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyFailureException("an order became known meanwhile", e);
        }
    }

    private static List<ReservationRow> rowsOf(Map<String, Reservation> reservations) {
        return reservations.entrySet().stream()
                .map(entry -> ReservationRow.of(entry.getKey(), entry.getValue())).toList();
    }

    private static PreparedStatementSetter columnsOf(List<ReservationRow> created,
            List<ReservationRow> changed, Map<String, StockLevel> levels) {
        return Columns.of(created)
                .text(ReservationRow::orderId).text(row -> row.status().name())
                .text(ReservationRow::lines).text(ReservationRow::returned)
                .text(ReservationRow::reply)
                .then(changed)
                .text(ReservationRow::orderId).text(row -> row.status().name())
                .text(ReservationRow::returned)
                .then(levels.entrySet())
                .text(Map.Entry::getKey)
                .bigNumber(level -> level.getValue().onHand())
                .bigNumber(level -> level.getValue().reserved())
                .bigNumber(level -> level.getValue().shipped());
    }

    private static void require(int expected, int actual, String what) {
        if (expected != actual) {
            throw new ConcurrencyFailureException(
                    actual + " rows were " + what + " in place of " + expected);
        }
    }
}

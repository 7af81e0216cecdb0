package io.hutong.merchant.reservation;

import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.merchants.TermsRow;
import io.hutong.merchant.reservation.Assortment.Storefront;
import io.hutong.merchant.stock.model.StockLevel;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads and locks, in one round trip, what a poll is about. Rows are locked in sorted order. */
@Repository
class ReservationLoadSql {

    /** The second query finds the SKUs of orders that are confirmed or released by itself. */
    private static final String LOAD = """
            select clock_timestamp();
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

    private final JdbcTemplate jdbc;

    ReservationLoadSql(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    ReservationSnapshot load(List<StockCommand> commands) {
        Set<String> orders = new TreeSet<>();
        Set<String> skus = new TreeSet<>();
        Set<String> miniPrograms = new TreeSet<>();
        for (StockCommand command : commands) {
            orders.add(command.orderId());
            if (command.command() instanceof ReserveStock reserve) {
                miniPrograms.add(reserve.miniProgram());
                reserve.lines().forEach(line -> skus.add(line.sku()));
            } else if (command.command() instanceof RecordRefund refund) {
                refund.restock().forEach(line -> skus.add(line.sku()));
            }
        }
        return jdbc.execute((ConnectionCallback<ReservationSnapshot>) connection -> {
            try (PreparedStatement load = connection.prepareStatement(LOAD)) {
                int at = 0;
                for (Set<String> ids : List.of(orders, skus, orders, miniPrograms)) {
                    load.setArray(++at, connection.createArrayOf("text", ids.toArray()));
                }
                load.execute();
                return snapshotOf(load);
            }
        });
    }

    private static ReservationSnapshot snapshotOf(PreparedStatement load) throws SQLException {
        ResultSet clock = load.getResultSet();
        clock.next();
        Instant now = clock.getObject(1, OffsetDateTime.class).toInstant();
        Map<String, Reservation> reservations = reservationsOf(next(load));
        Map<String, Offer> offers = new HashMap<>();
        Map<String, StockLevel> levels = new HashMap<>();
        ResultSet stock = next(load);
        while (stock.next()) {
            offers.put(stock.getString("sku"), offerOf(stock));
            levels.put(stock.getString("sku"), levelOf(stock));
        }
        Assortment assortment = new Assortment(offers, storefrontsOf(next(load)));
        return new ReservationSnapshot(reservations, assortment, new Shelf(levels), now);
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
                Money.fen(row.getLong("price")), (Integer) row.getObject("max_per_order"), seller);
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
}

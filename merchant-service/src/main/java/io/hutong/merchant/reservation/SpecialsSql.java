package io.hutong.merchant.reservation;

import io.hutong.contracts.message.ReserveStock;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.TrafficRates;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Reads and writes {@link Specials}. To be called after the stock rows of the poll are locked: they
 * guard the limits, and the campaigns are always locked after them, in their order.
 */
@Repository
class SpecialsSql {

    private static final String LOAD = """
            select sku, max_per_buyer_day, deliver_within_minutes from product
             where sku = any (?)
               and (max_per_buyer_day is not null or deliver_within_minutes is not null);
            select sku, buyer_id, sum(quantity) as quantity from limited_purchase
             where sku = any (?) and buyer_id = any (?)
               and day = (clock_timestamp() at time zone 'Asia/Shanghai')::date
             group by sku, buyer_id;
            select campaign_id, sku, per_piece, from_traffic, budget, committed, starts_at,
                   ends_at,
                   clock_timestamp() between starts_at and ends_at as running
              from subsidy_campaign
             where sku = any (?) and ends_at >= clock_timestamp() or campaign_id in (
                       select campaign_id from subsidy_use where order_id = any (?))
             order by campaign_id for update;
            select * from subsidy_use where order_id = any (?);
            select distinct on (channel, category) channel, category, fee from traffic_rate
             where effective_from <= clock_timestamp()
             order by channel, category, effective_from desc""";
    private static final String STORE = """
            with taken as (
                insert into limited_purchase (order_id, sku, buyer_id, quantity, day)
                select order_id, sku, buyer_id, quantity,
                       (clock_timestamp() at time zone 'Asia/Shanghai')::date
                  from unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
                       as new(order_id, sku, buyer_id, quantity)
                returning 1),
            given_back as (
                delete from limited_purchase where order_id = any (?::text[]) returning 1),
            spent as (
                update subsidy_campaign set committed = new.committed
                  from unnest(?::text[], ?::bigint[]) as new(id, committed)
                 where campaign_id = new.id
                returning 1)
            insert into subsidy_use as was (order_id, campaign_id, merchant_id, amount, paid,
                                            refunded, returned, refund_ids, subsidised,
                                            came_back, return_numbers)
            select order_id, campaign_id, merchant_id, amount, paid, refunded, returned,
                   string_to_array(refund_ids, ','), subsidised, came_back,
                   string_to_array(return_numbers, ',')
              from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                          ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::text[])
                   as new(order_id, campaign_id, merchant_id, amount, paid, refunded, returned,
                          refund_ids, subsidised, came_back, return_numbers)
            on conflict (order_id, campaign_id) do update
               set refunded = excluded.refunded, returned = excluded.returned,
                   refund_ids = excluded.refund_ids, subsidised = excluded.subsidised,
                   came_back = excluded.came_back, return_numbers = excluded.return_numbers""";

    private final JdbcTemplate jdbc;

    SpecialsSql(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Specials load(List<StockCommand> commands) {
        Set<String> orders = new TreeSet<>();
        Set<String> skus = new TreeSet<>();
        Set<String> buyers = new TreeSet<>();
        for (StockCommand command : commands) {
            orders.add(command.orderId());
            if (command.command() instanceof ReserveStock reserve) {
                buyers.add(reserve.buyerId());
                reserve.lines().forEach(line -> skus.add(line.sku()));
            }
        }
        return load(orders, skus, buyers);
    }

    /** Of orders that want nothing new: the budgets that they hold or have held. */
    Specials load(Set<String> orders) {
        return load(orders, Set.of(), Set.of());
    }

    private Specials load(Set<String> orders, Set<String> skus, Set<String> buyers) {
        return jdbc.execute((ConnectionCallback<Specials>) connection -> {
            try (PreparedStatement load = connection.prepareStatement(LOAD)) {
                int at = 0;
                for (Set<String> ids : List.of(skus, skus, buyers, skus, orders, orders)) {
                    load.setArray(++at, connection.createArrayOf("text", ids.toArray()));
                }
                load.execute();
                return specialsOf(load);
            }
        });
    }

    private static Specials specialsOf(PreparedStatement load) throws SQLException {
        Map<String, Integer> limits = new HashMap<>();
        Map<String, Integer> promises = new HashMap<>();
        ResultSet rules = load.getResultSet();
        while (rules.next()) {
            put(limits, rules, "max_per_buyer_day");
            put(promises, rules, "deliver_within_minutes");
        }
        Map<Quotas.Key, Long> taken = new HashMap<>();
        ResultSet purchases = next(load);
        while (purchases.next()) {
            taken.put(new Quotas.Key(purchases.getString("sku"), purchases.getString("buyer_id")),
                    purchases.getLong("quantity"));
        }
        Budgets budgets = new Budgets(campaignsOf(next(load)), usesOf(next(load)));
        return new Specials(new Quotas(limits, taken), budgets, promises, ratesOf(next(load)));
    }

    private static void put(Map<String, Integer> into, ResultSet row, String column)
            throws SQLException {
        Integer value = (Integer) row.getObject(column);
        if (value != null) {
            into.put(row.getString("sku"), value);
        }
    }

    private static List<Budgets.Campaign> campaignsOf(ResultSet rows) throws SQLException {
        List<Budgets.Campaign> found = new ArrayList<>();
        while (rows.next()) {
            found.add(new Budgets.Campaign(rows.getString("campaign_id"), rows.getString("sku"),
                    money(rows, "per_piece"), new BasisPoints(rows.getInt("from_traffic")),
                    money(rows, "budget"), money(rows, "committed"),
                    rows.getBoolean("running") ? windowOf(rows) : null));
        }
        return found;
    }

    private static Budgets.Window windowOf(ResultSet row) throws SQLException {
        return new Budgets.Window(row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }

    private static List<Budgets.Use> usesOf(ResultSet rows) throws SQLException {
        List<Budgets.Use> found = new ArrayList<>();
        while (rows.next()) {
            found.add(new Budgets.Use(
                    new Budgets.UseKey(rows.getString("order_id"), rows.getString("campaign_id")),
                    rows.getString("merchant_id"), money(rows, "amount"), money(rows, "paid"),
                    money(rows, "refunded"), money(rows, "returned"),
                    texts(rows, "refund_ids"), reportedOf(rows)));
        }
        return found;
    }

    private static Budgets.Reported reportedOf(ResultSet row) throws SQLException {
        long paid = row.getLong("subsidised");
        return new Budgets.Reported(row.wasNull() ? null : Money.fen(paid),
                money(row, "came_back"), texts(row, "return_numbers"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static TrafficRates ratesOf(ResultSet rows) throws SQLException {
        Map<TrafficRates.Key, BasisPoints> found = new HashMap<>();
        while (rows.next()) {
            found.put(new TrafficRates.Key(Channel.valueOf(rows.getString("channel")),
                    rows.getString("category")), new BasisPoints(rows.getInt("fee")));
        }
        return new TrafficRates(found);
    }

    void store(Specials specials) {
        List<Quotas.Purchase> added = specials.quotas().added();
        Set<String> removed = specials.quotas().removed();
        List<Budgets.Campaign> campaigns = specials.budgets().changedCampaigns();
        List<Budgets.Use> uses = specials.budgets().changedUses();
        if (added.isEmpty() && removed.isEmpty() && campaigns.isEmpty() && uses.isEmpty()) {
            return;
        }
        jdbc.update(STORE, statement -> {
            BoundArrays columns = new BoundArrays(statement);
            columns.texts(added, Quotas.Purchase::orderId).texts(added, Quotas.Purchase::sku)
                    .texts(added, Quotas.Purchase::buyerId)
                    .longs(added, Quotas.Purchase::quantity)
                    .texts(removed, id -> id)
                    .texts(campaigns, Budgets.Campaign::id)
                    .longs(campaigns, campaign -> campaign.committed().total())
                    .texts(uses, use -> use.key().orderId())
                    .texts(uses, use -> use.key().campaignId())
                    .texts(uses, Budgets.Use::merchantId)
                    .longs(uses, use -> use.amount().total())
                    .longs(uses, use -> use.paid().total())
                    .longs(uses, use -> use.refunded().total())
                    .longs(uses, use -> use.returned().total())
                    .texts(uses, use -> String.join(",", use.refundIds()))
                    .longs(uses, use -> fenOrNull(use.reported().paid()))
                    .longs(uses, use -> use.reported().back().total())
                    .texts(uses, use -> String.join(",", use.reported().numbers()));
        });
    }

    private static @Nullable Long fenOrNull(@Nullable Money amount) {
        return amount == null ? null : amount.total();
    }

    private static ResultSet next(PreparedStatement load) throws SQLException {
        load.getMoreResults();
        return load.getResultSet();
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.fen(row.getLong(column));
    }

    /** Binds one array after the other. */
    private static final class BoundArrays {

        private final PreparedStatement statement;
        private int at;

        private BoundArrays(PreparedStatement statement) {
            this.statement = statement;
        }

        private <T> BoundArrays texts(Collection<T> rows, Function<T, ?> column)
                throws SQLException {
            return bind("text", rows, column);
        }

        private <T> BoundArrays longs(Collection<T> rows, Function<T, @Nullable Long> column)
                throws SQLException {
            return bind("bigint", rows, column);
        }

        private <T> BoundArrays bind(String type, Collection<T> rows, Function<T, ?> column)
                throws SQLException {
            Connection connection = statement.getConnection();
            Array array = connection.createArrayOf(type, rows.stream().map(column).toArray());
            statement.setArray(++at, array);
            return this;
        }
    }
}

package io.hutong.merchant.reservation;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.TrafficRates;
import io.hutong.merchant.reservation.model.Budgets;
import io.hutong.merchant.reservation.model.PollKeys;
import io.hutong.merchant.reservation.model.Quotas;
import io.hutong.merchant.reservation.model.Specials;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.PreparedStatementSetter;

/**
 * Reads and writes {@link Specials}. To be called after the stock rows of the poll are locked: they
 * guard the limits, and the campaigns are always locked after them, in their order.
 */
class SpecialsTable {

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

    SpecialsTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Specials load(PollKeys keys) {
        PreparedStatementSetter columns = Columns.of(keys.skus()).text(sku -> sku)
                .text(sku -> sku).then(keys.buyers()).text(id -> id)
                .then(keys.skus()).text(sku -> sku)
                .then(keys.orders()).text(id -> id).text(id -> id);
        return jdbc.execute(LOAD, (PreparedStatementCallback<Specials>) load -> {
            columns.setValues(load);
            load.execute();
            return specialsOf(load);
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
                    Sql.money(rows, "per_piece"), new BasisPoints(rows.getInt("from_traffic")),
                    Sql.money(rows, "budget"), Sql.money(rows, "committed"),
                    rows.getBoolean("running") ? windowOf(rows) : null));
        }
        return found;
    }

    private static Budgets.Window windowOf(ResultSet row) throws SQLException {
        return new Budgets.Window(Sql.instant(row, "starts_at"),
                Sql.instant(row, "ends_at"));
    }

    private static List<Budgets.Use> usesOf(ResultSet rows) throws SQLException {
        List<Budgets.Use> found = new ArrayList<>();
        while (rows.next()) {
            found.add(new Budgets.Use(
                    new Budgets.UseKey(rows.getString("order_id"), rows.getString("campaign_id")),
                    rows.getString("merchant_id"), Sql.money(rows, "amount"),
                    Sql.money(rows, "paid"),
                    Sql.money(rows, "refunded"), Sql.money(rows, "returned"),
                    texts(rows, "refund_ids"), reportedOf(rows)));
        }
        return found;
    }

    private static Budgets.Reported reportedOf(ResultSet row) throws SQLException {
        long paid = row.getLong("subsidised");
        return new Budgets.Reported(row.wasNull() ? null : Money.fen(paid),
                Sql.money(row, "came_back"), texts(row, "return_numbers"));
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
        jdbc.update(STORE, Columns.of(added)
                .text(Quotas.Purchase::orderId).text(Quotas.Purchase::sku)
                .text(Quotas.Purchase::buyerId).bigNumber(Quotas.Purchase::quantity)
                .then(removed).text(id -> id)
                .then(campaigns).text(Budgets.Campaign::id)
                .money(Budgets.Campaign::committed)
                .then(uses)
                .text(use -> use.key().orderId()).text(use -> use.key().campaignId())
                .text(Budgets.Use::merchantId)
                .money(Budgets.Use::amount).money(Budgets.Use::paid)
                .money(Budgets.Use::refunded).money(Budgets.Use::returned)
                .text(use -> String.join(",", use.refundIds()))
                .bigNumber(use -> fenOrNull(use.reported().paid()))
                .money(use -> use.reported().back())
                .text(use -> String.join(",", use.reported().numbers())));
    }

    private static @Nullable Long fenOrNull(@Nullable Money amount) {
        return amount == null ? null : amount.total();
    }

    private static ResultSet next(PreparedStatement load) throws SQLException {
        load.getMoreResults();
        return load.getResultSet();
    }
}

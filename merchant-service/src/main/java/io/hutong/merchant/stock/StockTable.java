package io.hutong.merchant.stock;

import io.hutong.merchant.stock.model.StockLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StockTable {

    private static final String SELECT = "select sku, added, on_hand, reserved, shipped from stock";

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    StockTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    Optional<StockView> add(String sku, long quantity, String by) {
        int changed = jdbc.sql("""
                with raised as (
                    update stock set added = added + :quantity, on_hand = on_hand + :quantity
                     where sku = :sku returning sku)
                insert into stock_addition (sku, quantity, added_by)
                select sku, :quantity, :by from raised""")
                .param("quantity", quantity).param("sku", sku).param("by", by).update();
        return changed == 0 ? Optional.empty() : find(sku);
    }

    private Optional<StockView> find(String sku) {
        return jdbc.sql(SELECT + " where sku = ?").param(sku)
                .query(StockTable::stockOf).optional();
    }

    List<StockView> page(String after, int limit) {
        return jdbc.sql(SELECT + " where sku > ? order by sku limit ?")
                .params(after, limit).query(StockTable::stockOf).list();
    }

    /**
     * Compares what is reserved with the live reservations, in one snapshot. Reads every
     * reservation, so it is bounded by time and meant for people and checkers.
     */
    List<StockViolation> violations(int limit) {
        return reading.execute(_ -> violationsWithin(limit));
    }

    private List<StockViolation> violationsWithin(int limit) {
        jdbc.sql("select set_config('statement_timeout', '30s', true)")
                .query(String.class).single();
        return jdbc.sql("""
                with live as (
                    select line ->> 'sku' as sku, sum((line ->> 'quantity')::bigint) as quantity
                      from reservation, jsonb_array_elements(lines) as line
                     where status = 'RESERVED'
                     group by 1)
                select sku, stock.reserved, coalesce(live.quantity, 0) as reserved_by_orders
                  from stock left join live using (sku)
                 where stock.reserved <> coalesce(live.quantity, 0)
                 order by sku limit ?""").param(limit)
                .query((row, number) -> new StockViolation(row.getString("sku"),
                        row.getLong("reserved"), row.getLong("reserved_by_orders")))
                .list();
    }

    private static StockView stockOf(ResultSet row, int number) throws SQLException {
        return StockView.of(row.getString("sku"), new StockLevel(row.getLong("added"),
                row.getLong("on_hand"), row.getLong("reserved"), row.getLong("shipped")));
    }
}

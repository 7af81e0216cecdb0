package io.hutong.merchant.stock;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class StockSql {

    private final JdbcClient jdbc;

    StockSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param reservedByOrders what the live reservations add up to; equals {@code reserved} */
    record Violation(String sku, long reserved, long reservedByOrders) {
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
        return jdbc.sql(StockView.SELECT + " where sku = ?").param(sku)
                .query(StockView::of).optional();
    }

    List<StockView> page(String after, int limit) {
        return jdbc.sql(StockView.SELECT + " where sku > ? order by sku limit ?")
                .params(after, limit).query(StockView::of).list();
    }

    /**
     * Compares what is reserved with the live reservations, in one snapshot. Reads every
     * reservation, so it is bounded by time and meant for people and checkers.
     */
    @Transactional(readOnly = true)
    List<Violation> violations(int limit) {
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
                .query((row, number) -> new Violation(row.getString("sku"),
                        row.getLong("reserved"), row.getLong("reserved_by_orders")))
                .list();
    }
}

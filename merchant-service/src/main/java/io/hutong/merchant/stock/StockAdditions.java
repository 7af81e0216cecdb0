package io.hutong.merchant.stock;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** Puts goods on the shelf. */
@Service
public class StockAdditions {

    private final StockSql sql;

    StockAdditions(StockSql sql) {
        this.sql = sql;
    }

    /**
     * @param by who brought them, for the history
     * @return what can be ordered now, empty when there is no such SKU
     */
    public Optional<Long> add(String sku, long quantity, String by) {
        return sql.add(sku, quantity, by).map(StockView::available);
    }
}

package io.hutong.merchant.stock;

/** Puts goods on the shelf. */
public final class StockAdditions {

    private final StockTable table;

    StockAdditions(StockTable table) {
        this.table = table;
    }

    /**
     * Must be called inside a transaction.
     *
     * @param by who brought them, for the history
     * @return false when there is no such SKU
     */
    public boolean add(String sku, long quantity, String by) {
        return table.add(sku, quantity, by).isPresent();
    }
}

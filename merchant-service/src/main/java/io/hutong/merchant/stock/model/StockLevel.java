package io.hutong.merchant.stock.model;

/**
 * The stock of one SKU, in pieces: {@code added = onHand + shipped} and
 * {@code 0 <= reserved <= onHand}, always.
 *
 * @param added    everything that was ever put on the shelf
 * @param onHand   what lies there now
 * @param reserved the part of it that is promised to orders
 * @param shipped  what has left
 */
public record StockLevel(long added, long onHand, long reserved, long shipped) {

    public StockLevel {
        if (reserved < 0 || reserved > onHand || shipped < 0
                || added != onHand + shipped) {
            throw new IllegalStateException("impossible stock: added " + added + ", on hand "
                    + onHand + ", reserved " + reserved + ", shipped " + shipped);
        }
    }

    public long available() {
        return onHand - reserved;
    }

    public StockLevel reserve(long quantity) {
        return new StockLevel(added, onHand, reserved + quantity, shipped);
    }

    public StockLevel release(long quantity) {
        return new StockLevel(added, onHand, reserved - quantity, shipped);
    }

    /** Pieces that had left come back. */
    public StockLevel restock(long quantity) {
        return new StockLevel(added, onHand + quantity, reserved, shipped - quantity);
    }

    /** Reserved pieces leave the shelf. */
    public StockLevel ship(long quantity) {
        return new StockLevel(added, onHand - quantity, reserved - quantity, shipped + quantity);
    }
}

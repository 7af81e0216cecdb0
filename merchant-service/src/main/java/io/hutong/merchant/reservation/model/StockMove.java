package io.hutong.merchant.reservation.model;

/** What happens to pieces on the shelf. */
public enum StockMove {
    RESERVE, RELEASE,
    /** They leave. */
    SHIP,
    /** They had left and come back. */
    RESTOCK
}

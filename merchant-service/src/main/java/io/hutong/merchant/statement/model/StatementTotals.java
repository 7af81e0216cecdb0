package io.hutong.merchant.statement.model;

/**
 * The sums of a day's lines.
 *
 * @param orders that were settled
 */
public record StatementTotals(long orders, Amounts amounts) {

    public static final StatementTotals NONE = new StatementTotals(0, Amounts.NONE);
}

package io.hutong.merchant.statement.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one order brought a merchant, what a refund took out of it again, or another movement of
 * its money.
 *
 * @param entry tells it from the order's other lines
 * @param at    when the money was divided, was given back, or moved
 */
public record StatementLine(
        String merchantId, String orderId, String entry, Instant at, Amounts amounts) {

    private static final String SEPARATOR = "/";
    /** Between the kind and the number of what is neither a settlement nor a refund. */
    private static final String NUMBERED = ":";

    /** What moved the money. */
    public enum Kind { SETTLEMENT, REFUND, SUBSIDY_RETURN, CORRECTION }

    /** An order has one settlement, and its refunds are told apart by their ids. */
    public static String entryOf(Kind kind, String number) {
        return switch (kind) {
            case SETTLEMENT -> kind.name();
            case REFUND -> number;
            case SUBSIDY_RETURN, CORRECTION -> kind + NUMBERED + number;
        };
    }

    public Kind kind() {
        if (entry.equals(Kind.SETTLEMENT.name())) {
            return Kind.SETTLEMENT;
        }
        int end = entry.indexOf(NUMBERED);
        return end < 0 ? Kind.REFUND : Kind.valueOf(entry.substring(0, end));
    }

    /** Of the refund; null for everything else. */
    public @Nullable String refundId() {
        return kind() == Kind.REFUND ? entry : null;
    }

    public LocalDate day() {
        return BeijingDay.of(at);
    }

    /** Where a page that ends with this line goes on. */
    public String position() {
        return orderId + SEPARATOR + entry;
    }

    /** The order's id and the entry of a {@link #position}. */
    public static String[] partsOf(String position) {
        String[] parts = position.split(SEPARATOR, 2);
        return parts.length < 2 ? new String[] {parts[0], ""} : parts;
    }
}

package io.hutong.sandbox.book;

import org.jspecify.annotations.Nullable;

/**
 * A person who pays.
 *
 * @param balance fen
 * @param decline error code or state with which this buyer's debits end; null: they succeed;
 *                {@code REFUND_ABNORMAL} and {@code REFUND_CLOSED} let refunds end so
 */
public record Buyer(String openid, long balance, @Nullable String decline) {

    /** ¥1,000,000: what every new buyer has. */
    public static final long FIRST_BALANCE = 100_000_000;

    public static Buyer fresh(String openid) {
        return new Buyer(openid, FIRST_BALANCE, null);
    }

    /** How this buyer's payments end; null: they succeed. Refund troubles do not count. */
    public @Nullable String paymentDecline() {
        return decline == null || decline.startsWith("REFUND_") ? null : decline;
    }

    Buyer plus(long amount) {
        return new Buyer(openid, Math.addExact(balance, amount), decline);
    }
}

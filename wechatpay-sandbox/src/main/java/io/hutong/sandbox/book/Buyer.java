package io.hutong.sandbox.book;

import org.jspecify.annotations.Nullable;

/**
 * A person who pays.
 *
 * @param balance fen
 * @param decline error code or state with which this buyer's debits end; null: they succeed
 */
public record Buyer(String openid, long balance, @Nullable String decline) {

    /** ¥1,000,000: what every new buyer has. */
    public static final long FIRST_BALANCE = 100_000_000;

    public static Buyer fresh(String openid) {
        return new Buyer(openid, FIRST_BALANCE, null);
    }

    Buyer plus(long amount) {
        return new Buyer(openid, Math.addExact(balance, amount), decline);
    }
}

package io.hutong.kernel.money;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.Locale;

/**
 * An amount in the smallest unit of its currency: fen for CNY, the only one so far. Written as
 * {@code {"total": 12900, "currency": "CNY"}}, as WeChat Pay's API v3 does.
 *
 * @param total    fen, never a fraction
 * @param currency ISO 4217 code
 */
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record Money(long total, String currency) implements Comparable<Money> {

    public static final String CNY = "CNY";
    public static final Money ZERO = fen(0);

    private static final long FEN_PER_YUAN = 100;

    public Money {
        if (!CNY.equals(currency)) {
            throw new IllegalArgumentException("currency must be CNY, not " + currency);
        }
    }

    public static Money fen(long fen) {
        return new Money(fen, CNY);
    }

    /** @throws ArithmeticException when the sum does not fit into a {@code long} */
    public Money plus(Money other) {
        return fen(Math.addExact(total, other.total));
    }

    /** @throws ArithmeticException when the difference does not fit into a {@code long} */
    public Money minus(Money other) {
        return fen(Math.subtractExact(total, other.total));
    }

    /** @throws ArithmeticException when the product does not fit into a {@code long} */
    public Money times(long factor) {
        return fen(Math.multiplyExact(total, factor));
    }

    public boolean isPositive() {
        return total > 0;
    }

    public boolean isNegative() {
        return total < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(total, other.total);
    }

    /** For people: {@code ¥129.00}. */
    @Override
    public String toString() {
        String sign = total < 0 ? "-" : "";
        return sign + "¥" + String.format(Locale.ROOT, "%d.%02d",
                Math.abs(total / FEN_PER_YUAN), Math.abs(total % FEN_PER_YUAN));
    }
}

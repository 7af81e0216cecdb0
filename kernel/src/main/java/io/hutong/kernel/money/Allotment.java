package io.hutong.kernel.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides an amount by weights so that the parts add up to the whole, always: each part is
 * rounded down, then the fen left over go one by one to the largest remainders, ties to the
 * earlier part (largest-remainder method).
 */
public final class Allotment {

    private Allotment() {
    }

    /**
     * @param whole   the amount to divide, not negative
     * @param weights one per part, none negative, at least one positive
     * @return the parts in the order of the weights
     */
    public static List<Money> byWeights(Money whole, List<Long> weights) {
        BigInteger sum = sumOf(whole, weights);
        long[] parts = new long[weights.size()];
        BigInteger[] remainders = new BigInteger[parts.length];
        long left = whole.total();
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] division = BigInteger.valueOf(whole.total())
                    .multiply(BigInteger.valueOf(weights.get(i))).divideAndRemainder(sum);
            parts[i] = division[0].longValueExact();
            remainders[i] = division[1];
            left -= parts[i];
        }
        for (int i : byRemainder(remainders).subList(0, Math.toIntExact(left))) {
            parts[i]++;
        }
        return Arrays.stream(parts).mapToObj(Money::fen).toList();
    }

    /**
     * What of {@code amount} falls to {@code part} of {@code whole}, rounded down to the fen: the
     * whole of it to the whole, nothing to nothing. Whoever follows a growing part takes the
     * difference of two such shares, so that the steps never come to more than all.
     *
     * <p>A subsidy is divided nowhere else: what is due for the rest of a purchase is the share of
     * that rest, and never the amount less the share of what was refunded, which rounds the other
     * way.
     *
     * @param whole of which {@code part} is a part; where it is nothing, nothing falls to anybody
     */
    public static Money share(Money amount, Money part, Money whole) {
        if (part.isNegative() || part.compareTo(whole) > 0) {
            throw new IllegalArgumentException(part + " is no part of " + whole);
        }
        return whole.isPositive() ? Money.fen(BigInteger.valueOf(amount.total())
                .multiply(BigInteger.valueOf(part.total()))
                .divide(BigInteger.valueOf(whole.total())).longValueExact()) : Money.ZERO;
    }

    private static BigInteger sumOf(Money whole, List<Long> weights) {
        if (whole.isNegative()) {
            throw new IllegalArgumentException("cannot divide a negative amount: " + whole);
        }
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weight);
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("no weight is positive");
        }
        return sum;
    }

    private static List<Integer> byRemainder(BigInteger[] remainders) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, remainders.length).boxed().toList());
        order.sort(Comparator.comparing((Integer i) -> remainders[i]).reversed());
        return order;
    }
}

package io.hutong.contracts.money;

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

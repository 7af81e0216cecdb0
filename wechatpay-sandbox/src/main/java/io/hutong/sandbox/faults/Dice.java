package io.hutong.sandbox.faults;

import java.util.SplittableRandom;

/**
 * Chance that a seed makes repeatable: each roll depends on the seed and on what it is about, not
 * on the order in which threads come by.
 */
public final class Dice {

    private static final long PRIME = 1_099_511_628_211L;

    private final long seed;

    public Dice(long seed) {
        this.seed = seed;
    }

    /** Whether something of {@code probability} happens to {@code subject} the nth time. */
    public boolean strikes(double probability, String subject, long nth) {
        return probability > 0 && random(subject, nth).nextDouble() < probability;
    }

    /** A number from {@code low} to {@code high}, both included. */
    public long between(long low, long high, String subject, long nth) {
        return low >= high ? low : random(subject, nth).nextLong(low, high + 1);
    }

    private SplittableRandom random(String subject, long nth) {
        long mixed = seed;
        for (int i = 0; i < subject.length(); i++) {
            mixed = (mixed ^ subject.charAt(i)) * PRIME;
        }
        return new SplittableRandom((mixed ^ nth) * PRIME);
    }
}

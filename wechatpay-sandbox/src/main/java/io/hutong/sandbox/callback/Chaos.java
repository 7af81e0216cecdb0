package io.hutong.sandbox.callback;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /sandbox/callbacks} asks for; absent values mean "do not".
 *
 * @param drop      share of attempts that get lost
 * @param duplicate share of attempts that arrive twice
 * @param delayMs   from and to: how long an attempt waits
 * @param reorder   whether each attempt waits for up to three seconds
 * @param forge     share of attempts before which one with a wrong signature arrives
 * @param publicKey share of attempts that are signed with the public key, as in the grey week of
 *                  the switch from platform certificates
 */
public record Chaos(@Nullable Double drop, @Nullable Double duplicate,
        @Nullable List<Long> delayMs, @Nullable Boolean reorder,
        @Nullable Double forge, @Nullable Double publicKey) {

    /** Everything arrives once, at once. */
    public static final Chaos NONE = new Chaos(null, null, null, null, null, null);
    private static final long REORDER_MILLIS = 3_000;

    static double share(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    long shortestDelay() {
        return delayMs == null || delayMs.isEmpty() ? 0 : delayMs.getFirst();
    }

    long longestDelay() {
        long delay = delayMs == null || delayMs.isEmpty() ? 0 : delayMs.getLast();
        return delay + (Boolean.TRUE.equals(reorder) ? REORDER_MILLIS : 0);
    }
}

package io.hutong.sandbox.faults;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One line of {@code PUT /sandbox/faults}.
 *
 * @param match       {@code "METHOD path"}; see {@link FaultPattern}
 * @param effect      name of an {@link Effect}
 * @param probability of each match; absent: 1
 * @param times       after so many strikes the fault is over; absent: never
 * @param delayMs     how long a {@code DELAY} is; absent: 2,000
 * @param applied     with {@code STATUS_500}, {@code STATUS_429}, {@code HTML_502} and
 *                    {@code RESET}: it happened nevertheless
 * @param body        strikes only requests whose body contains this text; absent: all
 */
public record Fault(String match, String effect, @Nullable Double probability,
        @Nullable Integer times, @Nullable Integer delayMs,
        @Nullable Boolean applied, @Nullable String body) {

    private static final int DEFAULT_DELAY_MILLIS = 2_000;

    boolean concerns(Supplier<String> requestBody) {
        return body == null || requestBody.get().contains(body);
    }

    double chance() {
        return probability == null ? 1 : probability;
    }

    /** How long a {@code DELAY} is. */
    public int delay() {
        return delayMs == null ? DEFAULT_DELAY_MILLIS : delayMs;
    }

    /** Whether the request is carried out although its answer says otherwise. */
    public boolean isApplied() {
        return Boolean.TRUE.equals(applied);
    }
}

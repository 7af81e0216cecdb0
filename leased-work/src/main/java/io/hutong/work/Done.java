package io.hutong.work;

/**
 * What came of a leased row.
 *
 * @param task    as it was claimed
 * @param begunAt before the call, by {@link System#nanoTime()}
 */
public record Done<T, A>(T task, A answer, long begunAt) {
}

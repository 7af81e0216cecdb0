package io.hutong.work;

/**
 * Rows that wait with growing pauses for a channel that fails; they have the columns
 * {@code owner}, {@code due_at} and {@code tries}.
 *
 * @param open SQL: which of the rows are meant, covered by the index of what is due
 */
public record Waiting(String table, String open) {
}

package io.hutong.saga;

import java.util.Optional;

/**
 * Which saga: its text is for example {@code PlaceOrder-01k…}.
 *
 * @param definition the name of its definition, in letters
 * @param subject    what it is about: an order, or that of which an order may have several
 */
public record SagaId(String definition, String subject) implements Comparable<SagaId> {

    private static final String SEPARATOR = "-";

    /** Empty when the text is not the id of any saga. */
    public static Optional<SagaId> find(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0 ? Optional.empty()
                : Optional.of(new SagaId(text.substring(0, end), text.substring(end + 1)));
    }

    /** @param text of an id, as {@link #toString} gives it */
    public static SagaId of(String text) {
        return find(text).orElseThrow(
                () -> new IllegalArgumentException("not the id of a saga: " + text));
    }

    @Override
    public int compareTo(SagaId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return definition + SEPARATOR + subject;
    }
}

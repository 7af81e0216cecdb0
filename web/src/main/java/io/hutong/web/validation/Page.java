package io.hutong.web.validation;

import io.hutong.web.problem.ProblemException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Pages follow the position of the last element, not a count, so that they
 * cost the same however far one reads and miss nothing that stands still.
 *
 * @param nextCursor opaque; null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_CURSOR = 512;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found    up to one element more than the page has room for
     * @param position of an element in the order of the list
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> position) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Base64.getUrlEncoder().withoutPadding().encodeToString(
                position.apply(items.getLast()).getBytes(StandardCharsets.UTF_8)));
    }

    /** The parameter {@code limit}, 100 when it is left out, at most 1,000. */
    public static int limitOf(String parameter) {
        if (parameter.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(parameter);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // falls through to the same answer as a number out of range
        }
        throw ProblemException.invalidParameter("limit", "must be a number from 1 to 1000");
    }

    /** The position that the parameter {@code cursor} carries, empty for the first page. */
    public static String positionOf(String parameter) {
        try {
            if (parameter.length() <= MAX_CURSOR) {
                String position = new String(
                        Base64.getUrlDecoder().decode(parameter), StandardCharsets.UTF_8);
                if (position.chars().noneMatch(Character::isISOControl)) {
                    return position;
                }
            }
        } catch (IllegalArgumentException e) {
            // falls through to the same answer as a cursor that is too long
        }
        throw ProblemException.invalidParameter("cursor", "must come from a next_cursor");
    }
}

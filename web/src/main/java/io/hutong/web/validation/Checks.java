package io.hutong.web.validation;

import io.hutong.kernel.money.Money;
import io.hutong.web.problem.FieldError;
import io.hutong.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the shape of a request and collects everything that is wrong with it:
 *
 * <pre>{@code
 * Checks.require(body -> body
 *         .text("title", title).length(1, 100)
 *         .number("quantity", quantity).between(1, 999)
 *         .list("lines", lines, 1, 50, (line, each) -> line.text("sku", each.sku()).matches(SKU)));
 * }</pre>
 *
 * <p>A field is required unless {@link Field#optional()} comes first.
 */
public final class Checks {

    private final String prefix;
    private final List<FieldError> errors;

    private Checks(String prefix, List<FieldError> errors) {
        this.prefix = prefix;
        this.errors = errors;
    }

    /** @throws ProblemException 400 {@code INVALID_REQUEST} with every error that was found */
    public static void require(Consumer<Checks> checks) {
        List<FieldError> errors = new ArrayList<>();
        checks.accept(new Checks("", errors));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    public Field<String> text(String name, @Nullable String value) {
        return new Field<>(this, name, value);
    }

    public Field<Long> number(String name, @Nullable Integer value) {
        return new Field<>(this, name, value == null ? null : value.longValue());
    }

    public Field<Long> number(String name, @Nullable Long value) {
        return new Field<>(this, name, value);
    }

    /** Its bounds are fen. */
    public Field<Long> money(String name, @Nullable Money value) {
        return new Field<>(this, name, value == null ? null : value.total());
    }

    /** Anything whose form the JSON mapper has checked already: an enum, an object. */
    public <T> Field<T> value(String name, @Nullable T value) {
        return new Field<>(this, name, value);
    }

    /** A nested object; null counts as missing. */
    public <T> Checks object(String name, @Nullable T value, BiConsumer<Checks, T> checks) {
        if (value == null) {
            return add(name, "is required");
        }
        checks.accept(new Checks(prefix + "/" + name, errors), value);
        return this;
    }

    /** A list with {@code min} to {@code max} elements, each checked. */
    public <T> Checks list(
            String name, @Nullable Collection<? extends @Nullable T> values, int min, int max,
            BiConsumer<Checks, T> checks) {
        if (values == null) {
            return min == 0 ? this : add(name, "is required");
        }
        if (values.size() < min || values.size() > max) {
            return add(name, "must have " + min + " to " + max + " elements");
        }
        int at = 0;
        for (T value : values) {
            String place = name + "/" + at++;
            if (value == null) {
                add(place, "must not be null");
            } else {
                checks.accept(new Checks(prefix + "/" + place, errors), value);
            }
        }
        return this;
    }

    /**
     * How much a list may say of one thing in all of its places together.
     *
     * @param field  of an element, that is wrong when it is too much
     * @param thing  which one an element is about
     * @param amount how much it says; null counts as nothing
     */
    public record Total<T>(String field, Function<T, @Nullable String> thing,
            Function<T, @Nullable Long> amount, long max) {
    }

    /** A limit per thing that a list names, however often it does; each place is in bounds. */
    public <T> Checks total(
            String name, @Nullable Collection<@Nullable T> values, Total<T> limit) {
        Map<String, Long> sums = new HashMap<>();
        int at = 0;
        for (T value : values == null ? List.<@Nullable T>of() : values) {
            String thing = value == null ? null : limit.thing().apply(value);
            Long amount = value == null ? null : limit.amount().apply(value);
            if (thing != null && amount != null && amount <= limit.max()
                    && sums.merge(thing, amount, Long::sum) > limit.max()) {
                add(name + "/" + at + "/" + limit.field(), String.format(Locale.ROOT,
                        "must be at most %d, with all that is said of %s", limit.max(), thing));
            }
            at++;
        }
        return this;
    }

    /** A rule across fields. */
    public Checks that(String name, boolean holds, String detail) {
        return holds ? this : add(name, detail);
    }

    private Checks add(String name, String detail) {
        String place = name.isEmpty() ? "" : "/" + name;
        errors.add(new FieldError(prefix + place, detail));
        return this;
    }

    /** One field; at most one error is reported for it. */
    public static final class Field<T> {

        private final Checks checks;
        private final String name;
        private final @Nullable T value;
        private boolean decided;

        private Field(Checks checks, String name, @Nullable T value) {
            this.checks = checks;
            this.name = name;
            this.value = value;
        }

        /** Null is fine and ends the checks of this field. */
        public Field<T> optional() {
            decided = value == null;
            return this;
        }

        public Field<T> satisfies(Predicate<T> rule, String detail) {
            if (decided) {
                return this;
            }
            if (value == null) {
                return fail("is required");
            }
            return rule.test(value) ? this : fail(detail);
        }

        /** Characters, not bytes; control characters are never allowed. */
        public Checks length(int min, int max) {
            return satisfies(v -> fits((String) v, min, max), "must have " + min + " to " + max
                    + " characters and no control characters").done();
        }

        public Checks matches(Pattern pattern) {
            return satisfies(v -> pattern.matcher((String) v).matches(),
                    "must match " + pattern.pattern()).done();
        }

        public Checks between(long min, long max) {
            return satisfies(v -> (Long) v >= min && (Long) v <= max,
                    String.format(Locale.ROOT, "must be between %d and %d", min, max)).done();
        }

        public Checks required() {
            return satisfies(v -> true, "").done();
        }

        private Checks done() {
            return checks;
        }

        private Field<T> fail(String detail) {
            decided = true;
            checks.add(name, detail);
            return this;
        }

        /** A space that does not break is as empty as any other. */
        private static boolean isSeen(String text) {
            return text.codePoints().anyMatch(
                    c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c));
        }

        private static boolean fits(String text, int min, int max) {
            int length = text.codePointCount(0, text.length());
            return length >= min && length <= max && (min == 0 || isSeen(text))
                    && text.chars().noneMatch(Character::isISOControl);
        }
    }
}

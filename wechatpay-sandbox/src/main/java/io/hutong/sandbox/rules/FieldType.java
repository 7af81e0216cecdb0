package io.hutong.sandbox.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The type of a field as {@code sandbox-rules.yml} writes it, such as {@code text 6..32 [0-9A-Z]},
 * {@code integer 1..}, {@code one-of A B}.
 */
record FieldType(Kind kind, long min, long max, @Nullable Pattern characters,
        List<String> options) {

    private static final Pattern SPEC = Pattern.compile(
            "([a-z-]+)(?: (\\d+)?(\\.\\.)?(\\d+)?)?(?: ?(\\[.+]))?");

    enum Kind { TEXT, SECRET, URL, DATE, TIME, INTEGER, BOOLEAN, OBJECT, LIST, ONE_OF, ANY }

    static FieldType parse(String spec) {
        if (spec.startsWith("one-of ")) {
            List<String> options = Arrays.asList(spec.substring("one-of ".length()).split(" "));
            return new FieldType(Kind.ONE_OF, 0, Long.MAX_VALUE, null, options);
        }
        Matcher matcher = SPEC.matcher(spec);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a field type: \"" + spec + "\"");
        }
        Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        boolean range = matcher.group(3) != null;
        long first = number(matcher.group(2), kind == Kind.TEXT ? 1 : 0);
        long last = number(range ? matcher.group(4) : matcher.group(2), Long.MAX_VALUE);
        String characters = matcher.group(5);
        return new FieldType(kind, range ? first : floor(kind), last,
                characters == null ? null : Pattern.compile(characters + "*"), List.of());
    }

    private static long floor(Kind kind) {
        return kind == Kind.TEXT || kind == Kind.URL ? 1 : 0;
    }

    private static long number(@Nullable String digits, long fallback) {
        return digits == null ? fallback : Long.parseLong(digits);
    }

    /** What is wrong with {@code value}, if anything is. */
    Optional<String> problem(JsonNode value, UrlRule urls) {
        return switch (kind) {
            case ANY -> Optional.empty();
            case OBJECT -> unless(value.isObject(), "it must be an object");
            case BOOLEAN -> unless(value.isBoolean(), "it must be true or false");
            case LIST -> value.isArray() ? size(value.size(), "items")
                    : Optional.of("it must be a list");
            case INTEGER -> integer(value);
            case ONE_OF -> unless(value.isString() && options.contains(value.asString()),
                    "it must be one of " + options);
            case TEXT, SECRET, URL, DATE, TIME -> value.isString() ? text(value.asString(), urls)
                    : Optional.of("it must be a string");
        };
    }

    private Optional<String> integer(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            return Optional.of("it must be an integer");
        }
        long number = value.asLong();
        return unless(number >= min && number <= max,
                "it must be between " + min + " and " + max);
    }

    private Optional<String> text(String text, UrlRule urls) {
        Optional<String> length = size(text.codePointCount(0, text.length()), "characters");
        if (length.isPresent()) {
            return length;
        }
        return switch (kind) {
            case URL -> urls.problem(text);
            case DATE -> unless(isDate(text), "it must be a date like 2026-01-31");
            case TIME -> unless(isTime(text), "it must be an RFC 3339 time");
            default -> unless(characters == null || characters.matcher(text).matches(),
                    "it may only have the characters " + characters);
        };
    }

    private Optional<String> size(long size, String unit) {
        return unless(size >= min && size <= max,
                "it must have " + min + " to " + max + " " + unit);
    }

    private static Optional<String> unless(boolean fine, String problem) {
        return fine ? Optional.empty() : Optional.of(problem);
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

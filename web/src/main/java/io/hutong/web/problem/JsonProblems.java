package io.hutong.web.problem;

import io.hutong.web.format.SeenText;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What Jackson complains of, in words that name no class of ours. */
public final class JsonProblems {

    private static final String MALFORMED_JSON = "MALFORMED_JSON";

    private JsonProblems() {
    }

    public static Problem of(JacksonException error) {
        if (error instanceof StreamReadException && !(error instanceof InputCoercionException)) {
            return malformed(error);
        }
        FieldError field = new FieldError(pointerOf(error), detailOf(error));
        return ProblemException.invalidFields(List.of(field));
    }

    private static Problem malformed(JacksonException error) {
        String original = error.getOriginalMessage();
        String what = original.startsWith("Duplicate")
                ? "The body names the same field twice" : "The body is not valid JSON";
        var at = error.getLocation();
        String where = at == null || at.getLineNr() < 1 ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return Problem.of(HttpStatus.BAD_REQUEST, MALFORMED_JSON, what + where + ".");
    }

    private static String detailOf(JacksonException error) {
        return switch (error) {
            case UnrecognizedPropertyException e -> "is not a known field";
            case ValueInstantiationException e when e
                    .getCause() instanceof IllegalArgumentException cause ->
                    String.valueOf(cause.getMessage());
            case SeenText.HiddenCharacterException e -> e.getOriginalMessage();
            case InputCoercionException e -> "is out of range";
            case MismatchedInputException e -> "must be " + nameOf(e.getTargetType());
            default -> error.getOriginalMessage().startsWith("Trailing token")
                    ? "must be one JSON value and nothing after it" : "is not acceptable";
        };
    }

    private static String nameOf(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", Arrays.stream(type.getEnumConstants())
                    .map(Object::toString).toList());
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Instant.class) {
            return "an RFC 3339 time";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String pointerOf(JacksonException error) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : error.getPath()) {
            pointer.append('/');
            if (step.getPropertyName() == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(escaped(step.getPropertyName()));
            }
        }
        return pointer.toString();
    }

    /** RFC 6901, section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

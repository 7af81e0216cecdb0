package io.hutong.web.validation;

import io.hutong.web.format.VisibleText;
import io.hutong.web.problem.ProblemException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The query parameters that a route declares, each of which may be given once and no other may. A
 * parameter that nobody reads hides a client's mistake: whoever asks for {@code ?buyer=1} and gets
 * everything takes it for the answer.
 */
record QueryParameters(Set<String> declared) {

    private static final DefaultParameterNameDiscoverer NAMES =
            new DefaultParameterNameDiscoverer();

    static QueryParameters of(HandlerMethod handler) {
        return new QueryParameters(Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(QueryParameters::nameOf).collect(Collectors.toUnmodifiableSet()));
    }

    private static String nameOf(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(NAMES);
        String named = Objects.requireNonNull(
                parameter.getParameterAnnotation(RequestParam.class)).name();
        return named.isEmpty() ? Objects.requireNonNull(parameter.getParameterName()) : named;
    }

    /**
     * @param rawQuery as it came, null when there is none
     * @throws ProblemException 400 for a parameter that is not declared, or given twice
     */
    void check(@Nullable String rawQuery) {
        if (rawQuery == null) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!pair.isEmpty() && !declared.contains(name)) {
                throw ProblemException.invalidParameter(shown(name), "is not known here");
            }
            if (!pair.isEmpty() && !seen.add(name)) {
                throw ProblemException.invalidParameter(name, "is given more than once");
            }
            requireVisible(name, decoded(pair.substring(equals + 1)));
        }
    }

    /** As in a body: nothing that is stored has such a character, and a database takes no NUL. */
    private static void requireVisible(String name, String value) {
        int hidden = VisibleText.firstHidden(value);
        if (hidden >= 0) {
            throw ProblemException.invalidParameter(name, String.format(Locale.ROOT,
                    "must not contain the invisible character U+%04X", value.codePointAt(hidden)));
        }
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    /** What somebody else has chosen is shown shortened and without what could act on a screen. */
    private static String shown(String name) {
        String printable = name.replaceAll("[^\\x21-\\x7E]", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}

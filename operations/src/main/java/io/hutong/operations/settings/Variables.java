package io.hutong.operations.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Which environment variable is behind a property. The configuration files say so themselves:
 * their values are written {@code ${HUTONG_VARIABLE:default}}.
 */
final class Variables {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*):?([^${}]*)");
    private static final Pattern INDEX = Pattern.compile("\\[.*");

    private final ConfigurableEnvironment environment;
    private final List<Variable> all;

    Variables(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.all = environment.getPropertySources().stream()
                .filter(OriginTrackedMapPropertySource.class::isInstance)
                .map(OriginTrackedMapPropertySource.class::cast)
                .flatMap(Variables::of).distinct().toList();
    }

    /**
     * @param property that it sets
     * @param fallback what it is when it is not set; tells of which kind it is
     */
    record Variable(String name, String property, String fallback) {
    }

    private static Stream<Variable> of(OriginTrackedMapPropertySource file) {
        List<Variable> found = new ArrayList<>();
        for (String property : file.getPropertyNames()) {
            Matcher each = PLACEHOLDER.matcher(String.valueOf(file.getProperty(property)));
            while (each.find()) {
                found.add(new Variable(each.group(1), property, each.group(2)));
            }
        }
        return found.stream();
    }

    List<Variable> all() {
        return all;
    }

    boolean isSet(Variable variable) {
        return environment.containsProperty(variable.name());
    }

    /** Those that are set; the same name once for each property that it sets. */
    List<Variable> set() {
        return all.stream().filter(this::isSet).toList();
    }

    /** What to tell a person: the variable behind a property, or the property itself. */
    String of(String property) {
        String whole = INDEX.matcher(property).replaceFirst("");
        List<Variable> exact = all.stream().filter(v -> v.property().equals(whole)).toList();
        if (!exact.isEmpty()) {
            return exact.stream().filter(this::isSet).findFirst().orElse(exact.getFirst()).name();
        }
        String below = all.stream().filter(v -> v.property().startsWith(whole + "."))
                .filter(this::isSet).map(Variable::name).distinct()
                .collect(Collectors.joining(", "));
        return below.isEmpty() ? whole : below;
    }

    /** The same, with properties that a text names replaced by their variables. */
    String named(String text) {
        String named = text;
        for (Variable variable : all) {
            named = named.replaceAll(Pattern.quote(variable.property()) + "(?![a-z.-])",
                    Matcher.quoteReplacement(of(variable.property())));
        }
        return Objects.requireNonNull(named);
    }
}

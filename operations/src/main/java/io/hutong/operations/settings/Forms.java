package io.hutong.operations.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks at every variable that is set, before anything is made of it. */
final class Forms {

    private static final Logger log = LoggerFactory.getLogger(Forms.class);
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|KEY).*");
    private static final String OURS = "HUTONG_";
    /** Of the scripts that start services, not of the services. */
    private static final Set<String> OF_OTHERS = Set.of("HUTONG_HOME", "HUTONG_JVM_OPTIONS",
            "HUTONG_SKIP_BUILD", "HUTONG_CLASS_ARCHIVE", "HUTONG_TEST_INFRA", "HUTONG_PROFILE",
            "HUTONG_ENV");

    private Forms() {
    }

    /** @throws MisconfiguredException for the first value that is not of its kind */
    static void check(ConfigurableEnvironment environment, Variables variables) {
        for (Variables.Variable variable : variables.set()) {
            String value = Objects.requireNonNullElse(
                    environment.getProperty(variable.name()), "").strip();
            SettingKind kind = SettingKind.of(variable.name(), variable.fallback());
            boolean leftOut = value.isEmpty()
                    && (variable.fallback().isEmpty() || kind.mayBeLeftOut());
            if (!leftOut && !kind.fits(value)) {
                throw new MisconfiguredException(variable.name() + " is " + shown(variable.name(),
                        value) + ", which is not " + kind.looks() + "; correct it or unset it.");
            }
        }
    }

    static String shown(String variable, String value) {
        return SECRET.matcher(variable).matches() ? "set to something" : "\"" + value + "\"";
    }

    /** Warns of what nobody reads and what looks like something that is read. */
    static void warnOfMisspelt(Map<String, ?> environment, Variables variables) {
        Set<String> known = variables.all().stream().map(Variables.Variable::name)
                .collect(Collectors.toCollection(TreeSet::new));
        environment.keySet().stream()
                .map(name -> name.endsWith("_FILE") ? name.substring(0, name.length() - 5) : name)
                .filter(name -> name.toUpperCase(Locale.ROOT).startsWith(OURS))
                .filter(name -> !known.contains(name) && !OF_OTHERS.contains(name))
                .forEach(name -> Spelling.meant(name, known).ifPresent(meant -> log.warn(
                        "{} is not a setting of this service and was ignored; {} is one",
                        name, meant)));
    }
}

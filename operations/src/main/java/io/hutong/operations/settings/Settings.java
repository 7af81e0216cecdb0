package io.hutong.operations.settings;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/** What the service was told, and by which variables. */
public final class Settings {

    private final ConfigurableEnvironment environment;
    private final Variables variables;

    public Settings(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.variables = new Variables(environment);
    }

    /** Null when it is not set, or set to nothing. */
    public @Nullable String value(String property) {
        String value = environment.getProperty(property);
        return value == null || value.isBlank() ? null : value;
    }

    /** The environment variable that sets a property. */
    public String variableOf(String property) {
        return variables.of(property);
    }

    /**
     * A file that the service cannot work without.
     *
     * @param holds what it holds, as in "a PEM file with an RSA public key"
     * @param read  reads it, and throws when it holds something else
     */
    public void requireFile(String property, String holds, Consumer<Path> read) {
        String value = value(property);
        if (value == null) {
            throw new MisconfiguredException(variableOf(property) + " is not set; set it to "
                    + holds + ".");
        }
        checkFile(property, holds, read);
    }

    /** The same for one that may be left out. */
    public void checkFile(String property, String holds, Consumer<Path> read) {
        String value = value(property);
        if (value == null) {
            return;
        }
        try {
            read.accept(Path.of(value.strip()));
        } catch (RuntimeException e) {
            throw new MisconfiguredException(variableOf(property) + " must name " + holds
                    + ", and does not: " + oneLine(e) + ".", e);
        }
    }

    /** Whether a text names one of the variables. */
    boolean names(String text) {
        return variables.all().stream().anyMatch(variable -> text.contains(variable.name()));
    }

    Variables variables() {
        return variables;
    }

    private static String oneLine(Throwable error) {
        String text = String.valueOf(error.getMessage()).strip();
        String line = text.lines().findFirst().orElse("");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}

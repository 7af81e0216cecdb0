package io.hutong.operations.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.PlaceholderResolutionException;

/** Makes a sentence of a failure that a setting is to blame for. */
public final class Complaints {

    private static final String OURS = "hutong.";

    private final Settings settings;

    public Complaints(Settings settings) {
        this.settings = settings;
    }

    /** @param causes of the failure, the outermost first */
    public Optional<String> about(List<Throwable> causes) {
        return causes.stream().flatMap(cause -> about(cause, causes).stream()).findFirst();
    }

    private Optional<String> about(Throwable cause, List<Throwable> causes) {
        return switch (cause) {
            case BindException e -> Optional.of(unbindable(e, causes.getLast()));
            case PlaceholderResolutionException e -> Optional.of(named(e)
                    + "; set what it names, or correct the configuration file.");
            case PortInUseException e -> Optional.of(portInUse(e.getPort()));
            case Throwable e when e.getClass().getSimpleName().equals("FlywayValidateException") ->
                    Optional.of("Migrations have failed validation: the database of "
                            + settings.variableOf("spring.datasource.url") + " was made by another"
                            + " version of the code; run that version, or name another database."
                            + " Nothing was changed.");
            case IllegalArgumentException e when isAboutAProperty(e) -> Optional.of(told(e));
            case IllegalStateException e when isAboutAProperty(e) -> Optional.of(told(e));
            default -> Optional.empty();
        };
    }

    /** What only a bean can find out: that two settings do not go together, say. */
    private static boolean isAboutAProperty(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).startsWith(OURS);
    }

    private String told(RuntimeException failure) {
        return withoutEnd(named(failure)) + "; correct it.";
    }

    /** The port of that property is taken, or the one of the management port. */
    public String portInUse(int port) {
        String property = String.valueOf(port).equals(settings.value("management.server.port"))
                ? "management.server.port" : "server.port";
        return portInUse(property, port);
    }

    public String portInUse(String property, int port) {
        return settings.variableOf(property) + " is " + port + ", a port on which another process"
                + " listens; stop that process or choose another port.";
    }

    private String unbindable(BindException failure, Throwable root) {
        String variable = variable(failure);
        if (failure.getProperty() == null) {
            String text = withoutEnd(named(root));
            return (text.contains(variable) || settings.names(text) ? "" : variable + ": ") + text
                    + "; correct it.";
        }
        return variable + " is " + Forms.shown(variable, given(failure)) + ", which is not "
                + wanted(failure) + "; correct it or unset it.";
    }

    /** What the placeholder in the file has become, not the placeholder. */
    private String given(BindException failure) {
        String resolved = settings.value(failure.getName().toString());
        return resolved == null ? "" : resolved;
    }

    private String variable(BindException failure) {
        return failure.getOrigin() instanceof SystemEnvironmentOrigin origin
                ? origin.getProperty() : settings.variableOf(failure.getName().toString());
    }

    private static String wanted(BindException failure) {
        Class<?> type = failure.getCause() instanceof ConversionFailedException e
                ? e.getTargetType().getType() : failure.getTarget().getType().toClass();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString)
                    .collect(Collectors.joining(" or "));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number in range";
            case "Duration" -> SettingKind.DURATION.looks();
            case "DataSize" -> SettingKind.SIZE.looks();
            case "URI", "URL" -> SettingKind.URL.looks();
            case "boolean", "Boolean" -> SettingKind.FLAG.looks();
            case "InetAddress" -> "an address of this machine";
            case String name -> "a " + name;
        };
    }

    private String named(Throwable cause) {
        return settings.variables().named(String.valueOf(cause.getMessage())
                .lines().findFirst().orElse(cause.getClass().getSimpleName()));
    }

    private static String withoutEnd(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}

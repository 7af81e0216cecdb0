package io.hutong.sandbox;

import io.hutong.sandbox.rules.RuleBook;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Options {@code --name value}, each also as environment variable {@code SANDBOX_NAME}. Fails with
 * a sentence for a person.
 */
final class CommandLine {

    static final String HELP = """
            usage: java -jar wechatpay-sandbox.jar [options]

              --port N            port to listen on (8090)
              --bind ADDRESS      address to listen on (127.0.0.1)
              --data-dir DIR      keep keys and state there; without it nothing outlives the process
              --fsync true        force every change to the disk before it is acknowledged (false:
                                  state survives kill -9, a power cut may cost the last moments)
              --rules SET         local or documented (local)
              --seed N            seed of faults and callbacks (1)
              --late-seconds N    delay of the fault LATE, business time (40)
              --hold-seconds N    how long a client without answer is held, real time (60)
              --head-seconds N    within which a request's head has to be complete (10)
              --sub-mchids A,B    further sub-merchants of the commerce platform
              --measure N         measure the CPU time of N signed debits per round, print, end
              --page-origins A,B  pages of these origins may sign and pay in a buyer's place
              --host-names A,B    further names that the sandbox is asked by, such as that of a
                                  container: the control plane and the page answer to
                                  localhost, wechatpay-sandbox and these only
              --scenario FILE     control-plane calls to make at start (YAML or JSON)

            Each option can be an environment variable: SANDBOX_PORT, SANDBOX_DATA_DIR, ...
            """;
    private static final List<String> OPTIONS = List.of("port", "bind", "data-dir", "rules",
            "seed", "late-seconds", "hold-seconds", "head-seconds", "fsync", "sub-mchids",
            "scenario", "page-origins", "host-names", "measure", "profile");

    private final Map<String, String> values = new HashMap<>();
    /** What the person wrote: the option, or the variable. */
    private final Map<String, String> names = new HashMap<>();

    CommandLine(String[] args, Map<String, String> environment) {
        for (String option : OPTIONS) {
            String name = "SANDBOX_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
            if (environment.containsKey(name)) {
                values.put(option, environment.get(name));
                names.put(option, name);
            }
        }
        for (int i = 0; i < args.length; i += 2) {
            String option = args[i].startsWith("--") ? args[i].substring(2) : args[i];
            if (!OPTIONS.contains(option) || i + 1 == args.length) {
                throw new IllegalArgumentException("Unknown or incomplete option " + args[i]
                        + "\n\n" + HELP);
            }
            values.put(option, args[i + 1]);
            names.put(option, "--" + option);
        }
        refuseProduction(environment);
    }

    /** The sandbox gives everyone its keys: it must never stand where real money moves. */
    private void refuseProduction(Map<String, String> environment) {
        String profiles = String.join(",", values.getOrDefault("profile", ""),
                environment.getOrDefault("SPRING_PROFILES_ACTIVE", ""),
                environment.getOrDefault("HUTONG_PROFILE", ""),
                environment.getOrDefault("HUTONG_ENV", ""));
        boolean production = Arrays.stream(profiles.toLowerCase(Locale.ROOT).split("[,; ]+"))
                .anyMatch(profile -> profile.startsWith("prod"));
        if (production) {
            throw new IllegalArgumentException("The profile \"" + profiles + "\" says production:"
                    + " the sandbox hands its keys to everyone and must not run there");
        }
    }

    SandboxConfig config() {
        return new SandboxConfig(values.getOrDefault("bind", "127.0.0.1"),
                (int) number("port", SandboxConfig.PORT, 65_535),
                path("data-dir"), flag("fsync"),
                rules(),
                number("seed", 1, Long.MAX_VALUE),
                Duration.ofSeconds(number("late-seconds", 40, 86_400)),
                new SandboxConfig.Patience(Duration.ofSeconds(number("hold-seconds", 60, 3_600)),
                        Duration.ofSeconds(number("head-seconds", 10, 3_600))),
                list(values.get("sub-mchids")), path("scenario"),
                list(values.get("page-origins")), list(values.get("host-names")));
    }

    /** How many debits to measure; 0: none, the sandbox is to stay. */
    int debitsToMeasure() {
        return (int) number("measure", 0, 1_000_000);
    }

    private String rules() {
        String set = values.getOrDefault("rules", "local");
        try {
            RuleBook.load(set);
            return set;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name("rules") + ": " + e.getMessage(), e);
        }
    }

    private @Nullable Path path(String option) {
        String text = values.get(option);
        try {
            return text == null || text.isBlank() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(name(option) + " is not a path: " + text, e);
        }
    }

    private String name(String option) {
        return names.getOrDefault(option, "--" + option);
    }

    /** The setting behind a port that is taken, as the person wrote it. */
    String portName() {
        return name("port");
    }

    private boolean flag(String option) {
        String text = values.getOrDefault(option, "false").strip();
        if (!List.of("true", "false").contains(text)) {
            throw new IllegalArgumentException(name(option) + " must be true or false");
        }
        return Boolean.parseBoolean(text);
    }

    private long number(String option, long fallback, long max) {
        String text = values.get(option);
        try {
            long number = text == null ? fallback : Long.parseLong(text.strip());
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name(option) + " must be a number, not " + text, e);
        }
        throw new IllegalArgumentException(name(option) + " must be 0 to " + max
                + ", not " + text);
    }

    private static List<String> list(@Nullable String text) {
        return text == null || text.isBlank() ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).toList();
    }
}

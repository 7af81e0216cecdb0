package io.hutong.operations.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** Of which kind a setting is, by its name and its default, and what such a value looks like. */
enum SettingKind {

    PORT("a port, 0 to 65535", SettingKind::isPort),
    COUNT("a whole number, 1 to 2147483647", value -> isInt(value) && Long.parseLong(value) > 0),
    INT("a whole number, 0 to 2147483647", SettingKind::isInt),
    NUMBER("a whole number of at least 0", SettingKind::isNumber),
    FLAG("true or false", SettingKind::isFlag),
    DURATIONS("a time such as 500ms, 30s, 5m or 2h (ten years, 3650d, at most), or several with"
            + " commas between",
            value -> Arrays.stream(value.split(",", -1)).allMatch(SettingKind::isDuration)),
    DURATION("a time such as 500ms, 30s, 5m or 2h (ten years, 3650d, at most)",
            SettingKind::isDuration),
    PERIODS("a time above zero such as 500ms or 30s, or several with commas between",
            value -> Arrays.stream(value.split(",", -1)).allMatch(SettingKind::isPeriod)),
    PERIOD("a time above zero such as 500ms or 30s", SettingKind::isPeriod),
    SIZE("a size such as 64KB or 1MB", SettingKind::isSize),
    DATABASE("a JDBC URL such as jdbc:postgresql://host:5432/name", SettingKind::isDatabase),
    SERVERS("host:port, or several with commas between",
            value -> Arrays.stream(value.split(",", -1)).allMatch(SettingKind::isServer)),
    URL("an address such as https://host or http://host:8080", SettingKind::isUrl),
    INSTANCE("a name of letters, digits, dots, hyphens and underscores, at most 100",
            value -> value.matches("[A-Za-z0-9._-]{1,100}")),
    TEXT("a text", value -> true);

    /** What the framework takes for yes and no. */
    private static final List<String> FLAGS =
            List.of("true", "false", "on", "off", "yes", "no", "1", "0");
    private static final int PORT_MAX = 65_535;
    private static final Pattern NUMBER_FORM = Pattern.compile("-?[0-9]+");
    private static final Pattern DURATION_FORM = Pattern.compile("[0-9]+(ns|us|ms|s|m|h|d)");
    private static final Pattern SIZE_FORM = Pattern.compile("[0-9]+(B|KB|MB|GB)");
    private static final Pattern SERVER_FORM = Pattern.compile(
            "([^\\s:/,\\[\\]]+|\\[[0-9a-fA-F:]+]):([0-9]{1,5})");
    /** Of which none would stop everything: pools, threads, what is under way. */
    private static final Pattern COUNTED = Pattern.compile(".*(_POOL|_CONSUMERS|_CONCURRENCY"
            + "|_POLL_RECORDS|_IN_FLIGHT|_WRITERS|_BATCH|_QUEUE|_PARALLEL|_CALLS|_TRIES)");

    /** Given on to Kafka's clients or PostgreSQL, who would say so long after the start. */
    private static final Pattern PASSED_ON = Pattern.compile(
            ".*(_FETCH_MAX_WAIT_MS|_FETCH_MIN_BYTES|_IDLE_TRANSACTION|_SOCKET_TIMEOUT)");
    private static final Pattern PERIODIC = Pattern.compile(
            ".*(_POLL|_EVERY|_LEASE|_INTERVAL|_RETRY|_UNKNOWN|_LOOK|_PROBE)");
    /** Longer ones end in times that neither the database nor arithmetic can hold. */
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final String looks;
    private final Predicate<String> fits;

    SettingKind(String looks, Predicate<String> fits) {
        this.looks = looks;
        this.fits = fits;
    }

    static SettingKind of(String variable, String fallback) {
        return switch (variable) {
            case "HUTONG_KAFKA" -> SERVERS;
            case "HUTONG_DB_URL" -> DATABASE;
            case "HUTONG_INSTANCE" -> INSTANCE;
            case String name when name.endsWith("_PORT") -> PORT;
            case String name when name.endsWith("_URL") || name.endsWith("_URI") -> URL;
            case String name when COUNTED.matcher(name).matches() -> COUNT;
            case String name when PASSED_ON.matcher(name).matches() -> INT;
            default -> byFallback(fallback, PERIODIC.matcher(variable).matches());
        };
    }

    /** @param periodic without a pause between two times there would be no end of them */
    private static SettingKind byFallback(String fallback, boolean periodic) {
        if (List.of("true", "false").contains(fallback)) {
            return FLAG;
        }
        if (NUMBER_FORM.matcher(fallback).matches()) {
            return NUMBER;
        }
        if (SIZE_FORM.matcher(fallback).matches()) {
            return SIZE;
        }
        if (DURATION_FORM.matcher(fallback.split(",", 2)[0]).matches()) {
            return fallback.contains(",") ? periodic ? PERIODS : DURATIONS
                    : periodic ? PERIOD : DURATION;
        }
        return TEXT;
    }

    boolean fits(String value) {
        return fits.test(value);
    }

    /** Whether "set to nothing" may mean something; what it is bound to decides. */
    boolean mayBeLeftOut() {
        return switch (this) {
            case PORT, COUNT, INT, DATABASE, SERVERS, INSTANCE, DURATIONS, PERIODS -> false;
            case NUMBER, FLAG, DURATION, PERIOD, SIZE, URL, TEXT -> true;
        };
    }

    /** As in "is not …". */
    String looks() {
        return looks;
    }

    private static boolean isNumber(String value) {
        return value.matches("[0-9]{1,18}");
    }

    private static boolean isInt(String value) {
        return isNumber(value) && Long.parseLong(value) <= Integer.MAX_VALUE;
    }

    private static boolean isFlag(String value) {
        return FLAGS.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isPort(String value) {
        return value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= PORT_MAX;
    }

    private static boolean isDuration(String value) {
        try {
            Duration duration = DurationStyle.detectAndParse(value.strip());
            return !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isPeriod(String value) {
        return isDuration(value) && !DurationStyle.detectAndParse(value.strip()).isZero();
    }

    private static boolean isSize(String value) {
        try {
            return !DataSize.parse(value).isNegative();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isServer(String value) {
        var server = SERVER_FORM.matcher(value.strip());
        return server.matches() && isPort(server.group(2)) && Integer.parseInt(server.group(2)) > 0;
    }

    /** The driver's own judgement; without a host it would take the one of this machine. */
    private static boolean isDatabase(String value) {
        return value.matches("jdbc:postgresql://[^/\\s]+/[^/?\\s]+(\\?\\S*)?")
                && org.postgresql.Driver.parseURL(value, null) != null;
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = URI.create(value);
            return uri.getHost() != null && uri.getPort() <= PORT_MAX
                    && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package io.hutong.operations.logs;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes two events of the log the same. An error of ours is only the same when every word
 * is; a warning also when its times and numbers of connections differ; one of a library that
 * talks to servers also when another of its clients, or another try, says it.
 *
 * @param logger that says it
 * @param text   of it, without what differs from repeat to repeat
 */
record EventKey(String logger, String text) {

    private static final List<String> CONNECTED = List.of("org.apache.kafka.", "com.zaxxer.hikari.",
            "org.springframework.kafka.", "org.springframework.cloud.stream.", "reactor.netty.",
            "io.netty.", "org.springframework.integration.");
    private static final Pattern CLIENT = Pattern.compile("^(\\[[^\\]]*]\\s*)+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern OBJECT = Pattern.compile("@[0-9a-f]+");
    /** As in "in 800 ms", "after 2003ms", "(total=10, active=3, …)". */
    private static final Pattern MEASURE =
            Pattern.compile("[0-9]+ ?ms\\b|\\b(total|active|idle|waiting)=[0-9]+");
    /** Of a request that cannot be read only the kind of failure: the rest is its sender's. */
    private static final Pattern UNREADABLE =
            Pattern.compile("(Decoding failed: \\S+ \\S+).*", Pattern.DOTALL);
    private static final int LENGTH_MAX = 2_000;

    static EventKey of(String logger, boolean error, String text, @Nullable Throwable failure) {
        String whole = failure == null ? text : text + " | " + failure;
        String cut = whole.substring(0, Math.min(whole.length(), LENGTH_MAX));
        if (error) {
            return new EventKey(logger, cut);
        }
        return new EventKey(logger, CONNECTED.stream().anyMatch(logger::startsWith)
                ? NUMBER.matcher(without(OBJECT, ofLibrary(cut))).replaceAll("#")
                : MEASURE.matcher(without(OBJECT, cut)).replaceAll("#"));
    }

    private static String ofLibrary(String text) {
        return UNREADABLE.matcher(CLIENT.matcher(text).replaceFirst("")).replaceFirst("$1");
    }

    private static String without(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll("");
    }
}

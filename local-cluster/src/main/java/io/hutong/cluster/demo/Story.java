package io.hutong.cluster.demo;

import io.hutong.cluster.terminal.Terminal;
import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.message.MerchantCommand;
import io.hutong.contracts.message.PaymentCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Prints an order's timeline as it grows: each command once, and each answer once. */
final class Story {

    private static final String WAITING = "WAITING";

    private final Terminal terminal;
    private final Instant begin;
    private final Set<String> told = new HashSet<>();

    /** @param begin what times are counted from */
    Story(Terminal terminal, Instant begin) {
        this.terminal = terminal;
        this.begin = begin;
    }

    /** Something that a party outside of the sagas has done. */
    void act(String text) {
        terminal.line("  " + time(Instant.now()) + "  " + text);
    }

    /** The order's new status. */
    void status(String status) {
        terminal.line("  " + " ".repeat(time(begin).length()) + "  "
                + terminal.green("● " + terminal.bold(status)));
    }

    /** Prints what it has not printed before, in the order of time. */
    void tell(JsonNode timeline) {
        moments(timeline).sorted(Comparator.comparing(Moment::at))
                .filter(moment -> told.add(moment.id()))
                .forEach(moment -> terminal.line("  " + terminal.faint(time(moment.at())) + "  "
                        + moment.text()));
    }

    private record Moment(String id, Instant at, String text) {
    }

    private Stream<Moment> moments(JsonNode timeline) {
        return elements(timeline.path("sagas")).flatMap(saga -> elements(saga.path("steps"))
                .flatMap(step -> moments(saga, step)));
    }

    private Stream<Moment> moments(JsonNode saga, JsonNode step) {
        var id = saga.path("saga_id").asString() + "/" + step.path("step").asString() + "/"
                + step.path("attempt").asString();
        var command = step.path("command").asString();
        var sentAt = Instant.parse(step.path("sent_at").asString());
        var sent = new Moment(id, sentAt, terminal.cyan("→") + " "
                + padded(command) + terminal.faint(participant(command)));
        var outcome = step.path("outcome").asString(WAITING);
        if (outcome.equals(WAITING) || step.path("replied_at").isMissingNode()
                || step.path("replied_at").isNull()) {
            return Stream.of(sent);
        }
        var at = Instant.parse(step.path("replied_at").asString());
        var took = terminal.faint(Duration.between(sentAt, at).toMillis() + " ms");
        var reason = step.path("reason").asString("");
        var mark = outcome.equals("SUCCEEDED") ? terminal.cyan("←") : terminal.red("←");
        return Stream.of(sent, new Moment(id + "/" + outcome, at, mark + " "
                + padded(step.path("reply").asString(outcome)) + took
                + (reason.isEmpty() ? "" : "  " + terminal.red(reason))));
    }

    private static String padded(String name) {
        return String.format(Locale.ROOT, "%-22s", name);
    }

    private static String participant(String command) {
        return MessageCatalog.typeOf(MessageCatalog.PREFIX + command)
                .map(type -> MerchantCommand.class.isAssignableFrom(type) ? "merchant-service"
                        : PaymentCommand.class.isAssignableFrom(type) ? "payment-service" : "")
                .orElse("");
    }

    private String time(Instant at) {
        long millis = Math.max(0, Duration.between(begin, at).toMillis());
        return String.format(Locale.ROOT, "%7.3f s", millis / 1000.0);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

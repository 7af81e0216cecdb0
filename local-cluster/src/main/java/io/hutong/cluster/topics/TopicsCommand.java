package io.hutong.cluster.topics;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.lifecycle.LocalCluster;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.terminal.Shown;
import io.hutong.cluster.terminal.Table;
import io.hutong.cluster.terminal.Terminal;
import io.hutong.contracts.Topics;
import io.hutong.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hutong topics}. */
@Command(name = "topics", mixinStandardHelpOptions = true,
        description = "Looks into the Kafka topics; without a subcommand, lists them.")
public final class TopicsCommand implements Runnable {

    private static final int MOST_OF_A_LETTER = 500;

    private final Terminal terminal = Terminal.system();
    private final RecordText text = new RecordText(terminal);

    @Override
    public void run() {
        list();
    }

    @Command(description = "Topics with their number of records.", mixinStandardHelpOptions = true)
    void list() {
        try (var reader = reader()) {
            var counts = reader.counts(everyTopic());
            var table = Table.of("lr").row("topic", "records").rule();
            counts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(one -> table.row(one.getKey(), one.getValue().toString()));
            terminal.lines(table.render(0));
        }
    }

    @Command(description = "Shows what arrives on a topic, until Ctrl-C.",
            mixinStandardHelpOptions = true)
    void tail(@Parameters(paramLabel = "TOPIC") String topic,
            @Option(names = "--last", defaultValue = "5", paramLabel = "N",
                    description = "earlier records that come first; default: ${DEFAULT-VALUE}") int last) {
        if (!everyTopic().contains(topic)) {
            throw new CommandFailed("there is no topic " + topic + "; ./hutong topics lists them");
        }
        try (var reader = reader()) {
            reader.tail(topic, last, one -> terminal.line(text.oneLine(one)));
        }
    }

    @Command(description = "Everything that all topics hold about one order, in order of time.",
            mixinStandardHelpOptions = true)
    void trace(@Parameters(paramLabel = "ORDER_ID") String orderId) {
        var key = orderId.getBytes(StandardCharsets.UTF_8);
        try (var reader = reader()) {
            var story = reader.all(everyTopic(), one -> Arrays.equals(one.key(), key));
            if (story.isEmpty()) {
                throw new CommandFailed("no topic has a message of order " + orderId);
            }
            story.stream().sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
                    .forEach(one -> terminal.line(terminal.faint(one.topic() + "  ")
                            + text.oneLine(one)));
        }
    }

    @Command(description = "Messages that could not be processed and wait for a decision.",
            mixinStandardHelpOptions = true)
    void dead() {
        var open = desk().open();
        if (open.isEmpty()) {
            terminal.line("No dead letters wait.");
        }
        open.forEach(one -> terminal.line(terminal.red(shown(one.id())) + "  "
                + shown(one.type()) + "  " + shown(one.reason()) + "\n  "
                + terminal.faint(shown(one.value()))));
    }

    @Command(description = "Sends a dead letter to its topic again, after its cause is removed.",
            mixinStandardHelpOptions = true)
    void replay(@Parameters(paramLabel = "ID", description = "as `dead` shows it") String id,
            @Option(names = "--reason", required = true,
                    description = "what was done about the cause; it is kept") String reason) {
        desk().decide(id, "replay", reason);
        terminal.line("Replayed " + id + ".");
    }

    @Command(description = "Lays a dead letter aside for good.", mixinStandardHelpOptions = true)
    void discard(@Parameters(paramLabel = "ID", description = "as `dead` shows it") String id,
            @Option(names = "--reason", required = true,
                    description = "why nothing is lost by it; it is kept") String reason) {
        desk().decide(id, "discard", reason);
        terminal.line("Discarded " + id + ".");
    }

    /** Whatever was sent to the topic: anything at all. */
    private static String shown(String text) {
        return Shown.text(text, MOST_OF_A_LETTER);
    }

    private LetterDesk desk() {
        var cluster = LocalCluster.current(terminal);
        return new LetterDesk(Api.operator(cluster.endpoints(), cluster.home()));
    }

    private static List<String> everyTopic() {
        return Topics.all().stream().flatMap(
                topic -> List.of(topic, Topics.deadLetters(topic)).stream()).toList();
    }

    private TopicReader reader() {
        if (!EmbeddedKafka.topics(kafka()).answer()) {
            throw new CommandFailed("Kafka does not answer at " + kafka()
                    + "; is the cluster up? ./hutong status");
        }
        return new TopicReader(kafka());
    }

    private String kafka() {
        return LocalCluster.current(terminal).endpoints().kafka();
    }
}

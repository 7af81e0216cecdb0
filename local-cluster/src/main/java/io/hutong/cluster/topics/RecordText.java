package io.hutong.cluster.topics;

import io.hutong.cluster.terminal.Shown;
import io.hutong.cluster.terminal.Terminal;
import io.hutong.contracts.catalog.MessageCatalog;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record as one or two lines for a person. */
final class RecordText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS")
            .withZone(ZoneId.systemDefault());

    /** A message of ours has some hundred; one of 50 lines, some thousand. */
    private static final int MOST_OF_A_VALUE = 20_000;
    private static final int MOST_OF_A_NAME = 200;

    private final Terminal terminal;

    RecordText(Terminal terminal) {
        this.terminal = terminal;
    }

    String oneLine(ConsumerRecord<byte[], byte[]> one) {
        var step = Stream.of("saga", "step", "attempt").flatMap(name -> header(one, name).stream())
                .collect(Collectors.joining("/"));
        return terminal.faint(TIME.format(Instant.ofEpochMilli(one.timestamp()))) + "  "
                + terminal.bold(type(one)) + "  " + text(one.key(), MOST_OF_A_NAME)
                + (step.isEmpty() ? "" : "  " + terminal.cyan(step)) + "\n    "
                + text(one.value(), MOST_OF_A_VALUE);
    }

    private static String type(ConsumerRecord<byte[], byte[]> one) {
        var name = header(one, "ce_type").orElse("?");
        return name.startsWith(MessageCatalog.PREFIX)
                ? name.substring(MessageCatalog.PREFIX.length()) : name;
    }

    static Optional<String> header(ConsumerRecord<byte[], byte[]> one, String name) {
        return Optional.ofNullable(one.headers().lastHeader(name)).map(header -> header.value())
                .map(value -> Shown.bytes(value, MOST_OF_A_NAME));
    }

    static String text(byte @Nullable [] bytes, int most) {
        return bytes == null ? "-" : Shown.bytes(bytes, most);
    }
}

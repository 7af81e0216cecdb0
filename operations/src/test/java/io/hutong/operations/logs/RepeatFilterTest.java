package io.hutong.operations.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatFilterTest {

    private static final String KAFKA = "org.apache.kafka.clients.NetworkClient";
    private static final String OURS = "io.hutong.order.Something";

    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private long now;
    private final RepeatFilter filter = new RepeatFilter(() -> now);

    @BeforeEach
    void listen() {
        filter.setContext(context);
        context.addTurboFilter(filter);
        log.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void warningThatComesAgainAndAgainIsSaidThreeTimesAndThenSummedUp() {
        for (int i = 0; i < 1_000; i++) {
            context.getLogger(OURS).warn("The outbox waits: {}; next try in {} ms", "away", i);
        }
        assertThat(lines()).hasSize(Repeats.SAID_MAX)
                .contains("The outbox waits: away; next try in 0 ms");

        now += Repeats.WITHIN.toNanos();
        filter.tellSums();

        assertThat(lines()).hasSize(Repeats.SAID_MAX + 1);
        assertThat(lines().getLast()).startsWith("… repeated 997 times more within a minute: The");
        assertThat(log.list.getLast().getLoggerName()).isEqualTo(OURS);
        assertThat(log.list.getLast().getLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void sumIsSaidBeforeTheNextOfItsKindToo() {
        IntStream.range(0, 10).forEach(i -> context.getLogger(OURS).error("it failed"));
        now += Repeats.WITHIN.toNanos();

        context.getLogger(OURS).error("it failed");

        assertThat(lines()).endsWith("… repeated 7 times more within a minute: it failed",
                "it failed");
    }

    @Test
    void clientsOfALibraryThatComplainOfTheSameServerAreOneEvent() {
        for (int client = 0; client < 8; client++) {
            for (int i = 0; i < 500; i++) {
                context.getLogger(KAFKA).warn("[Consumer clientId=c-" + client + ", groupId=g] "
                        + "Connection to node -1 (localhost/127.0.0.1:9092) could not be"
                        + " established. Node may not be available.");
            }
        }
        context.getLogger(KAFKA).warn("[Producer clientId=p] Node 1 disconnected.");

        assertThat(lines()).hasSize(Repeats.SAID_MAX + 1);
        assertThat(lines().getLast()).contains("Node 1 disconnected");
    }

    @Test
    void requestsThatCannotBeReadAreOneEventWhateverTheirSenderWroteInThem() {
        for (int i = 0; i < 500; i++) {
            String written = "x".repeat(i % 50) + (char) ('a' + i % 26);
            context.getLogger("reactor.netty.http.server.HttpServerOperations").warn(
                    "[8f3a-1, L:/127.0.0.1:8081 - R:/127.0.0.1:" + (40_000 + i)
                            + "] Decoding failed: {}",
                    "REQUEST: IllegalArgumentException invalid version format: " + written);
        }
        context.getLogger("reactor.netty.http.server.HttpServerOperations").warn(
                "[8f3a-1, L:/127.0.0.1:8081] Decoding failed: {}",
                "REQUEST: TooLongHttpHeaderException HTTP header is larger than 8192 bytes.");

        assertThat(lines()).hasSize(Repeats.SAID_MAX + 1);
        assertThat(lines().getLast()).contains("TooLongHttpHeaderException");
    }

    @Test
    void whatDiffersIsSaidHoweverMuchItIs() {
        for (int order = 0; order < 200; order++) {
            context.getLogger(OURS).warn("order {} is late", order);
            context.getLogger(OURS).error("Unexpected error, reference {}", order,
                    new IllegalStateException("of order " + order));
            context.getLogger("io.hutong.Other" + order).warn("late");
        }

        assertThat(lines()).hasSize(600);
    }

    @Test
    void sameWordsAboutAnotherFailureAreAnotherEvent() {
        for (int i = 0; i < 10; i++) {
            context.getLogger(OURS).error("it failed", new IllegalStateException("one"));
        }
        context.getLogger(OURS).error("it failed", new IllegalStateException("other"));

        assertThat(log.list.getLast().getThrowableProxy().getMessage()).isEqualTo("other");
    }

    @Test
    void whatIsNoWarningPassesAndWhatIsOffStaysOff() {
        context.getLogger("quiet").setLevel(Level.OFF);
        for (int i = 0; i < 10; i++) {
            context.getLogger(OURS).info("started");
            context.getLogger(OURS).debug("details");
            context.getLogger("quiet").error("nobody wants to know");
        }

        assertThat(lines()).hasSize(10).containsOnly("started");
    }

    @Test
    void manyDifferentEventsCostABoundedAmountOfMemoryAndNoCount() {
        IntStream.range(0, 5).forEach(i -> context.getLogger(OURS).warn("first"));

        IntStream.rangeClosed(0, Repeats.WATCHED_MAX)
                .forEach(i -> context.getLogger(OURS).warn("event {}", i));

        assertThat(lines()).contains("… repeated 2 times more within a minute: first");
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}

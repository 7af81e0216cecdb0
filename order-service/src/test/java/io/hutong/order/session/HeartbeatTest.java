package io.hutong.order.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.SessionEnded;
import io.hutong.contracts.message.SessionHeartbeat;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.outbox.UnsentMessages;
import io.hutong.messaging.tail.TailListener;
import io.hutong.messaging.tail.TopicTail;
import io.hutong.order.schedule.Periodic;
import io.hutong.order.testing.OrderApp;
import io.hutong.web.access.EndedSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The heartbeat says what is true, no more often than it should, and comes after the ends. */
class HeartbeatTest {

    private static final int INSTANCES = 8;

    private static KafkaServer kafka;
    private static OrderApp app;

    private final Queue<Message> heard = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void startAService() {
        kafka = TestInfra.dedicatedKafka();
        app = OrderApp.start(kafka, Map.of("HUTONG_SESSION_HEARTBEAT", "1s"));
    }

    @AfterAll
    static void stop() {
        app.close();
        kafka.close();
    }

    @Test
    void serviceTellsAgainAndAgain() {
        periodic().start();
        Instant now = Instant.now();
        try (Tail _ = new Tail()) {
            await().until(() -> heartbeatsBehind(now) >= 3);
        } finally {
            periodic().stop();
        }
    }

    @Test
    void heartbeatSaysNothingBeyondAnEndThatWaitsAndGoesOutBehindIt() {
        periodic().stop();
        await().until(() -> unsent().isEmpty());
        kafka.kill();
        String session = endedSession();
        Instant ended = app.jdbc().queryForObject("select created_at from outbox where key = ?",
                OffsetDateTime.class, session).toInstant();

        assertThat(beatIsDue()).isTrue();
        assertThat(beatIsDue()).as("nothing new to say").isFalse();

        assertThat(unsent()).containsExactly(session, SessionHeartbeat.KEY);
        assertThat(toldBefore()).isEqualTo(ended);
        kafka.restart();
        try (Tail _ = new Tail()) {
            await().until(() -> {
                beatIsDue();
                return heartbeatsBehind(ended) > 0;
            });
            await().until(
                    () -> heard.stream().anyMatch(message -> message instanceof SessionEnded end
                            && end.sessionId().equals(session)));
        }
    }

    @Test
    void instancesThatComeAtTheSameTimeWriteOneHeartbeat() throws Exception {
        periodic().stop();
        makeDue();
        List<Callable<Boolean>> beats = Collections.nCopies(INSTANCES, heartbeat()::beat);
        List<Boolean> wrote = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(INSTANCES)) {
            for (Future<Boolean> one : threads.invokeAll(beats)) {
                wrote.add(one.get());
            }
        }

        assertThat(wrote).containsOnlyOnce(true);
        assertThat(heartbeat().beat()).as("within the interval").isFalse();
    }

    @Test
    void databaseClockThatWasSetBackSilencesNobody() {
        periodic().stop();
        app.jdbc().update("update session_heartbeat set all_before = clock_timestamp()"
                + " + interval '1 hour', written_at = clock_timestamp() + interval '1 hour'");

        assertThat(heartbeat().beat()).isTrue();
    }

    private static Periodic periodic() {
        return app.bean("sessionHeartbeat", Periodic.class);
    }

    /** Another instance's, with an interval that does not pass within a test. */
    private static Heartbeat heartbeat() {
        return new Heartbeat(app.bean(JdbcTemplate.class), app.bean(TransactionTemplate.class),
                app.bean(UnsentMessages.class), app.bean(Outbox.class), Duration.ofHours(1));
    }

    private static boolean beatIsDue() {
        makeDue();
        return heartbeat().beat();
    }

    private static void makeDue() {
        app.jdbc().update("update session_heartbeat set written_at = '-infinity'");
    }

    private static String endedSession() {
        Sessions sessions = app.bean(Sessions.class);
        String id = sessions.open(app.bean(BuyerBook.class).idOf("o-heartbeat")).sessionId();
        sessions.end(id);
        return id;
    }

    private static List<String> unsent() {
        return app.jdbc().queryForList("select key from outbox order by id", String.class);
    }

    private static Instant toldBefore() {
        return app.jdbc().queryForObject(
                "select all_before from session_heartbeat", OffsetDateTime.class).toInstant();
    }

    private long heartbeatsBehind(Instant instant) {
        return heard.stream().filter(message -> message instanceof SessionHeartbeat beat
                && beat.allBefore().isAfter(instant)).count();
    }

    /** Hears as the other services do. */
    private final class Tail implements TailListener, AutoCloseable {

        private final TopicTail tail = new TopicTail(kafka.bootstrapServers(),
                Topics.SESSION_EVENTS, EndedSessions.BACK, this, Clock.systemUTC());

        Tail() {
            tail.start();
        }

        @Override
        public void heard(Message message) {
            heard.add(message);
        }

        @Override
        public void complete(Instant asOf) {
        }

        @Override
        public void close() {
            tail.stop();
        }
    }
}

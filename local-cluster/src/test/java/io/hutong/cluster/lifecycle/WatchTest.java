package io.hutong.cluster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code hutong up} does, second by second, when members end. */
class WatchTest {

    private final Set<Member> running = EnumSet.allOf(Member.class);
    private final Set<Member> forgotten = EnumSet.noneOf(Member.class);
    private final List<Member> started = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Watch watch = new Watch(new Members(), Terminal.plain(
            new PrintStream(out, true, StandardCharsets.UTF_8)), () -> this.now);
    private Instant now = Instant.parse("2026-12-01T00:00:00Z");
    private boolean startable = true;

    @Test
    void memberThatEndedByItselfIsStartedAgainAndThePersonIsTold() {
        running.remove(Member.PAYMENT);

        seconds(5);

        assertThat(started).containsExactly(Member.PAYMENT);
        assertThat(said()).contains("payment-service has ended; it is started again in 1.0 s")
                .contains("log of payment").contains("payment-service is started again");
    }

    @Test
    void memberThatCannotStayIsStartedEverLater() {
        running.remove(Member.ORDER);

        for (int i = 0; i < 30; i++) {
            running.remove(Member.ORDER);
            seconds(1);
        }

        assertThat(started.size()).isBetween(3, 4);
    }

    @Test
    void memberThatWasStoppedByACommandStaysStopped() {
        running.remove(Member.ORDER);
        seconds(1);
        forgotten.add(Member.ORDER);

        seconds(120);

        assertThat(started).isEmpty();
        assertThat(said()).contains("order-service was stopped");
    }

    @Test
    void startThatFailsIsTriedAgain() {
        startable = false;
        running.remove(Member.KAFKA);

        seconds(5);
        startable = true;
        seconds(10);

        assertThat(started).containsExactly(Member.KAFKA);
        assertThat(said()).contains("Kafka could not be started: its port is taken");
    }

    @Test
    void watchingEndsWhenEverythingWasStopped() {
        forgotten.addAll(running);
        running.clear();

        seconds(1);

        assertThat(watch.look()).isFalse();
    }

    private void seconds(int count) {
        for (int i = 0; i < count; i++) {
            now = now.plusSeconds(1);
            watch.look();
        }
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private final class Members implements Watch.Members {

        @Override
        public boolean runs(Member member) {
            return running.contains(member);
        }

        @Override
        public boolean endedByItself(Member member) {
            return !runs(member) && !forgotten.contains(member);
        }

        @Override
        public void startAgain(Member member) {
            if (!startable) {
                throw new CommandFailed("its port is taken");
            }
            started.add(member);
            running.add(member);
        }

        @Override
        public String log(Member member) {
            return "log of " + member.id();
        }
    }
}

package io.hutong.operations.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.operations.settings.MisconfiguredException;
import io.hutong.operations.start.AwaitedServer.Look;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WaitingTest {

    private static final Look ANSWERS = new Look.Answers();
    private static final Look AWAY = new Look.NotYet("unreachable", "Kafka at a:1 is away");
    private static final Look NO_NAME =
            new Look.NameUnknown("Kafka at a:1 has no name", "HUTONG_KAFKA is wrong");

    private long now;

    @Test
    void itIsOverWhenEverybodyAnswers() throws InterruptedException {
        Waiting waiting = waiting(server("kafka", AWAY, AWAY, ANSWERS), server("db", ANSWERS));

        waiting.untilAllAnswer();

        assertThat(waiting.states()).containsEntry("kafka", "").containsEntry("db", "");
        assertThat(now).isEqualTo(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void longWaitIsSaidEveryHalfMinuteAndNotMoreOften(CapturedOutput output)
            throws InterruptedException {
        Look[] looks = new Look[91];
        Arrays.fill(looks, AWAY);
        looks[90] = ANSWERS;

        waiting(server("kafka", looks)).untilAllAnswer();

        assertThat(output.getOut().lines().filter(line -> line.contains("Waiting: Kafka at a:1")))
                .hasSize(3);
        assertThat(output.getOut()).contains("All servers answer: kafka");
    }

    @Test
    void stateIsKnownWhileItWaits() {
        Waiting waiting = waiting(server("kafka", AWAY));
        assertThat(waiting.states()).containsEntry("kafka", "unknown");

        assertThatThrownBy(waiting::untilAllAnswer).isInstanceOf(IllegalStateException.class);

        assertThat(waiting.states()).containsEntry("kafka", "unreachable");
    }

    @Test
    void nameThatStaysUnknownIsAMistakeAndOneThatComesLateIsNot() throws InterruptedException {
        Look[] looks = new Look[20];
        Arrays.fill(looks, NO_NAME);

        assertThatThrownBy(() -> waiting(server("kafka", looks)).untilAllAnswer())
                .isInstanceOf(MisconfiguredException.class).hasMessage("HUTONG_KAFKA is wrong");
        waiting(server("kafka", NO_NAME, NO_NAME, AWAY, ANSWERS)).untilAllAnswer();
    }

    /** Ends the test when it runs out of looks, so that no error waits for ever. */
    private static AwaitedServer server(String name, Look... looks) {
        Deque<Look> left = new ArrayDeque<>(List.of(looks));
        return new AwaitedServer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Look look() {
                if (left.size() == 1 && left.peek() instanceof Look.Answers) {
                    return left.peek();
                }
                if (left.isEmpty()) {
                    throw new IllegalStateException("nobody answers");
                }
                return left.pop();
            }
        };
    }

    private Waiting waiting(AwaitedServer... servers) {
        return new Waiting(List.of(servers), () -> now,
                () -> now += Duration.ofSeconds(1).toNanos());
    }
}

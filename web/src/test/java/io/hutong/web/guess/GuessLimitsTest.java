package io.hutong.web.guess;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.web.guess.GuessLimits.Who;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever comes too often is told to wait, and nobody else is. */
class GuessLimitsTest {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final List<Who> ADDRESS = List.of(new Who.Address("192.0.2.1"));

    private final GuessLimits limits = new GuessLimits(
            new GuessSettings(WINDOW, 5, 3, 2, 1_000, List.of()));

    @Test
    void addressHasItsNumberOfCallsAndIsThenToldHowLongToWait() {
        assertThat(granted("logins", ADDRESS, 9)).isEqualTo(5);

        assertThat(limits.ask("logins", ADDRESS)).isPositive().isLessThanOrEqualTo(WINDOW);
    }

    @Test
    void callerHasAnOwnNumberWhereverTheyCallFrom() {
        List<Who> here = List.of(new Who.Address("192.0.2.1"), new Who.Person("b-1"));
        List<Who> there = List.of(new Who.Address("192.0.2.2"), new Who.Person("b-1"));

        assertThat(granted("gifts", here, 2) + granted("gifts", there, 9)).isEqualTo(3);
    }

    @Test
    void eachKindAddressAndCallerIsCountedForItself() {
        granted("logins", ADDRESS, 9);

        assertThat(granted("renewals", ADDRESS, 1)).isOne();
        assertThat(granted("logins", List.of(new Who.Address("192.0.2.2")), 1)).isOne();
        assertThat(granted("logins", List.of(new Who.Person("192.0.2.1")), 1)).isOne();
    }

    @Test
    void refusedCallsAreCountedBeside() {
        assertThat(granted("gifts", ADDRESS, 1)).isOne();
        limits.failed("gifts", ADDRESS);
        assertThat(granted("gifts", ADDRESS, 1)).isOne();
        limits.failed("gifts", ADDRESS);

        assertThat(granted("gifts", ADDRESS, 9)).isZero();
        assertThat(granted("logins", ADDRESS, 1)).isOne();
    }

    @Test
    void callsAreGrantedAgainInTheNextWindow() {
        GuessLimits quick = new GuessLimits(
                new GuessSettings(Duration.ofNanos(1), 1, 1, 1, 1_000, List.of()));

        quick.failed("logins", ADDRESS);

        assertThat(quick.ask("logins", ADDRESS)).isZero();
        assertThat(quick.ask("logins", ADDRESS)).isZero();
    }

    private long granted(String kind, List<Who> callers, int calls) {
        return IntStream.range(0, calls)
                .filter(_ -> limits.ask(kind, callers).isZero()).count();
    }
}

package io.hutong.payment.mandate;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/**
 * Random histories of what two buyers start, sign, end here and end inside WeChat, with callbacks
 * that come, come late, twice or never, answers that are lost before and after the fact or come
 * when everything has changed, crashes, and time. However it went: once everything has come to
 * rest, the channel honours exactly what we show as signed, and that is one contract of a buyer at
 * most, signed by that buyer, and none of one whose last word was no.
 */
class ContractHistoryPropertyTest {

    /** How the next call to the channel goes. */
    enum Fault { LOST_BEFORE, LOST_AFTER, REFUSED }

    /** What happens next; numbers choose among what there is. */
    sealed interface Event {

        record Started(int buyer) implements Event {
        }

        record Signed(int which, boolean bySomebodyElse) implements Event {
        }

        record EndedInWechat(int which) implements Event {
        }

        record EndedHere(int buyer) implements Event {
        }

        record CalledBack(int which) implements Event {
        }

        /** A due mandate is leased and asked about; the answer is on its way. */
        record Asked(int which) implements Event {
        }

        record Answered(int which) implements Event {
        }

        record Broken(Fault fault) implements Event {
        }

        record Crashed() implements Event {
        }

        record Passed(int minutes) implements Event {
        }
    }

    @Provide
    Arbitrary<Event> events() {
        Arbitrary<Integer> which = Arbitraries.integers().between(0, 9);
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0, 1).map(Event.Started::new)),
                Tuple.of(5, which.flatMap(one -> Arbitraries.frequency(
                        Tuple.of(9, false), Tuple.of(1, true))
                        .map(other -> new Event.Signed(one, other)))),
                Tuple.of(1, which.map(Event.EndedInWechat::new)),
                Tuple.of(3, Arbitraries.integers().between(0, 1).map(Event.EndedHere::new)),
                Tuple.of(3, which.map(Event.CalledBack::new)),
                Tuple.of(8, which.map(Event.Asked::new)),
                Tuple.of(8, which.map(Event.Answered::new)),
                Tuple.of(2, Arbitraries.of(Fault.class).map(Event.Broken::new)),
                Tuple.of(1, Arbitraries.just(new Event.Crashed())),
                Tuple.of(4, Arbitraries.of(1, 10, 59, 119, 121, 131)
                        .map(Event.Passed::new)));
    }

    @Property(tries = 5_000)
    void whatTheChannelHonoursIsShownAsSignedAndNothingElse(
            @ForAll @Size(max = 60) List<@From("events") Event> history) {
        ContractWorld world = new ContractWorld();
        history.forEach(world::happens);

        world.comesToRest();

        world.assertOnlyWhatIsShownIsInForce();
    }

    @Property(tries = 2_000)
    void afterTheLastNoNothingIsInForce(
            @ForAll @Size(max = 60) List<@From("events") Event> history) {
        ContractWorld world = new ContractWorld();
        history.forEach(world::happens);
        world.happens(new Event.EndedHere(0));
        world.happens(new Event.EndedHere(1));
        world.everyOpenPageIsSigned();

        world.comesToRest();

        world.assertNothingIsInForce();
    }
}

package io.hutong.payment.debit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/**
 * Random histories of one buyer's mandates: orders, answers that come, are lost or come late,
 * midnights, revocations that we hear of or not, new signatures. At every instant (I20): what was
 * taken and what may still be taken of one day is within the day's limits, no debit is above its
 * own, and the channel takes nothing under a mandate that was revoked before.
 */
class MandateHistoryPropertyTest {

    /** How a debit that is under way goes on. */
    enum Course {
        CHARGED, DECLINED, CHARGED_AND_LOST, NOT_SENT
    }

    /** What happens next. */
    sealed interface Event {

        record Order(long fen) implements Event {
        }

        /** The answer to one of those under way. */
        record Answer(int which, Course course) implements Event {
        }

        record Midnight() implements Event {
        }

        /** The buyer ends the mandate inside WeChat. */
        record Revoked() implements Event {
        }

        /** We hear of it. */
        record Heard() implements Event {
        }

        record SignedAgain() implements Event {
        }
    }

    @Provide
    Arbitrary<Event> events() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.longs().between(1, 6_000).map(Event.Order::new)),
                Tuple.of(8,
                        Arbitraries.integers().between(0, 9)
                                .flatMap(which -> Arbitraries.of(Course.class).map(
                                        course -> new Event.Answer(which, course)))),
                Tuple.of(1, Arbitraries.just(new Event.Midnight())),
                Tuple.of(1, Arbitraries.just(new Event.Revoked())),
                Tuple.of(1, Arbitraries.just(new Event.Heard())),
                Tuple.of(1, Arbitraries.just(new Event.SignedAgain())));
    }

    @Property(tries = 3_000)
    void everyHistoryKeepsTheLimits(
            @ForAll @LongRange(min = 1, max = 6_000) long perDebit,
            @ForAll @LongRange(min = 1, max = 20_000) long perDay,
            @ForAll @IntRange(min = 1, max = 6) int countPerDay,
            @ForAll @Size(max = 60) List<@From("events") Event> history) {
        MandateWorld world = new MandateWorld(perDebit, perDay, countPerDay);

        for (Event event : history) {
            world.happens(event);
            world.assertWithinTheLimits();
        }
        world.comesToRest();

        world.assertNothingStaysReserved();
    }
}

package io.hutong.payment.refund;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Receiver;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.payment.payments.Subsidy;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/**
 * Random histories of one paid part: debit, settlement, refunds, returns of shares, lost, doubled
 * and late answers, in any order, run through the decisions that the service runs. After every
 * step: no money is refunded twice (I3), states only move as allowed (I6), what is not known stays
 * not known (I12), no movement is booked twice (I2). In the end the channel's book and the ledger
 * agree to the fen (I1, I4, I5), with any number of receivers, with a subsidy, and with a traffic
 * fee that could not be paid, which stays owed for what stayed sold. Mandates (I20)
 * have histories of their own, in {@code MandateHistoryPropertyTest}. jqwik shrinks what fails to its shortest history.
 */
class RefundHistoryPropertyTest {

    /** How a call to the channel ends. */
    enum Network {
        FINE, ANSWER_LOST, NOT_SENT, UNWILLING, CLOSING
    }

    /** What happens next. */
    sealed interface Event {

        record Ask(long fen) implements Event {
        }

        record Settle() implements Event {
        }

        record SettlementDone() implements Event {
        }

        /** The loop works on what is due; a callback does nothing else. */
        record Work(Network network) implements Event {
        }

        record PayOut(long fen) implements Event {
        }
    }

    @Provide
    Arbitrary<Event> events() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(1, 6_000)
                        .map(Event.Ask::new)),
                Tuple.of(1, Arbitraries.just(new Event.Settle())),
                Tuple.of(2, Arbitraries.just(new Event.SettlementDone())),
                Tuple.of(8, Arbitraries.of(Network.class).map(Event.Work::new)),
                Tuple.of(1, Arbitraries.longs().between(1, 9_000)
                        .map(Event.PayOut::new)));
    }

    @Provide
    Arbitrary<Subsidy> subsidies() {
        return Combinators.combine(Arbitraries.longs().between(0, 3_000),
                Arbitraries.integers().between(0, 10_000))
                .as((fen, fromTraffic) -> new Subsidy(Money.fen(fen),
                        new BasisPoints(fromTraffic)));
    }

    @Property(tries = 3_000)
    void everyHistoryKeepsTheInvariants(
            @ForAll @LongRange(min = 1, max = 12_900) long paid,
            @ForAll @IntRange(max = 2_000) int commission,
            @ForAll @IntRange(max = 1_000) int traffic,
            @ForAll @Size(max = 4) List<@IntRange(max = 400) Integer> others,
            @ForAll("subsidies") Subsidy subsidy, @ForAll boolean feeUnpaid,
            @ForAll @Size(max = 40) List<@From("events") Event> history) {
        RefundWorld world = new RefundWorld(paid, new SettlementTerms(new BasisPoints(commission),
                new BasisPoints(traffic), new BasisPoints(60), receivers(others)), subsidy,
                feeUnpaid);

        for (Event event : history) {
            world.happens(event);
            world.assertAlways();
        }
        world.comesToRest();

        world.assertBooksAgree();
    }

    private static List<Receiver> receivers(List<Integer> rates) {
        return IntStream.range(0, rates.size()).mapToObj(i -> new Receiver(
                "19000003" + i, new BasisPoints(rates.get(i)), "share")).toList();
    }
}

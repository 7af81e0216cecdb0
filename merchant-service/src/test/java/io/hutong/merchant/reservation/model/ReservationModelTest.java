package io.hutong.merchant.reservation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.merchant.merchants.model.Terms;
import io.hutong.merchant.stock.model.StockLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any commands in any order, cut into polls anywhere: no piece is lost, doubled or oversold. */
class ReservationModelTest {

    private static final List<String> SKUS = List.of("a", "b");
    private static final List<String> ORDERS = List.of("o-1", "o-2", "o-3", "o-4", "o-5");
    private static final long STOCK = 6;
    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");

    @Property
    void stockIsConservedAndNeverOversold(@ForAll("polls") List<List<StockCommand>> polls) {
        World world = new World();

        for (List<StockCommand> poll : polls) {
            world.apply(poll);

            for (String sku : SKUS) {
                StockLevel level = world.levels.get(sku);
                assertThat(level.added()).isEqualTo(STOCK).isEqualTo(
                        level.onHand() + level.shipped());
                assertThat(level.reserved()).isBetween(0L, level.onHand())
                        .isEqualTo(world.heldBy(sku, Reservation.Reserved.class));
                assertThat(level.shipped())
                        .isEqualTo(world.heldBy(sku, Reservation.Confirmed.class));
            }
        }
    }

    @Property
    void cuttingIntoPollsChangesNothing(@ForAll("polls") List<List<StockCommand>> polls) {
        World inPolls = new World();
        World atOnce = new World();

        polls.forEach(inPolls::apply);
        atOnce.apply(polls.stream().flatMap(List::stream).toList());

        assertThat(atOnce.levels).isEqualTo(inPolls.levels);
        assertThat(atOnce.reservations).isEqualTo(inPolls.reservations);
        assertThat(atOnce.outcomes).isEqualTo(inPolls.outcomes);
    }

    @Property
    void repeatingEveryCommandChangesNothing(@ForAll("polls") List<List<StockCommand>> polls) {
        World once = new World();
        World twice = new World();

        polls.forEach(once::apply);
        polls.stream().flatMap(List::stream).forEach(command -> {
            twice.apply(List.of(command, command));
        });

        assertThat(twice.levels).isEqualTo(once.levels);
        assertThat(twice.reservations).isEqualTo(once.reservations);
    }

    @Provide
    Arbitrary<List<List<StockCommand>>> polls() {
        Arbitrary<String> order = Arbitraries.of(ORDERS);
        Arbitrary<ReservedLine> line = Combinators.combine(
                Arbitraries.of(SKUS), Arbitraries.longs().between(1, 4))
                .as(ReservedLine::new);
        Arbitrary<StockCommand> reserve = Combinators.combine(
                order, line.list().ofMinSize(1).ofMaxSize(3))
                .as((id, lines) -> new StockCommand.Reserve(
                        id, "b", "shop", Channel.SEARCH, lines, null, null));
        Arbitrary<StockCommand> confirm = order.map(StockCommand.Confirm::new);
        Arbitrary<StockCommand> release = order.map(StockCommand.Release::new);
        return Arbitraries.oneOf(reserve, confirm, release)
                .list().ofMaxSize(6).list().ofMaxSize(6);
    }

    /** What the database would hold between the polls. */
    private static final class World {

        private final Map<String, StockLevel> levels = new HashMap<>();
        private final Map<String, Reservation> reservations = new HashMap<>();
        private final List<Object> outcomes = new ArrayList<>();

        private World() {
            SKUS.forEach(sku -> levels.put(sku, new StockLevel(STOCK, STOCK, 0, 0)));
        }

        private void apply(List<StockCommand> poll) {
            Poll one = new Poll(
                    reservations, assortment(), new Shelf(levels), Specials.none(), NOW);
            poll.forEach(command -> outcomes.add(toldBy(one.carryOut(command))));
            levels.putAll(one.shelf().changed());
            assertThat(one.created().keySet()).noneMatch(reservations::containsKey);
            assertThat(one.changed().keySet()).allMatch(reservations::containsKey);
            reservations.putAll(one.created());
            reservations.putAll(one.changed());
        }

        private static Object toldBy(ReservationDecision decision) {
            return switch (decision) {
                case ReservationDecision.Answered(StockReply reply, _) -> reply;
                case ReservationDecision.Impossible impossible -> impossible;
            };
        }

        private long heldBy(String sku, Class<? extends Reservation> state) {
            return reservations.values().stream().filter(state::isInstance)
                    .flatMap(held -> switch (held) {
                        case Reservation.Reserved(var lines, var quote) -> lines.stream();
                        case Reservation.Confirmed(var lines, var quote, var back) ->
                                lines.stream();
                        default -> throw new AssertionError(held);
                    })
                    .filter(line -> line.sku().equals(sku))
                    .mapToLong(ReservedLine::quantity).sum();
        }

        private static Assortment assortment() {
            var seller = new Offer.Seller("m", "1900000101", Terms.standard());
            Map<String, Offer> offers = new HashMap<>();
            SKUS.forEach(sku -> offers.put(sku,
                    new Offer(sku, sku, "food", Money.fen(100), null, seller)));
            return new Assortment(offers, Map.of(
                    "shop", new Assortment.Storefront(false, Set.of("food"))));
        }
    }
}

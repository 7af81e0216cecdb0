package io.hutong.merchant.reservation.model;

import io.hutong.merchant.reservation.model.ReservationDecision.Answered;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that one poll's commands are about, while they are carried out one after the other:
 * each sees what those before it have left. A command that comes again is answered from what the
 * first one left and changes nothing.
 */
public final class Poll {

    private final Map<String, Reservation> reservations;
    private final Map<String, Reservation> created = new TreeMap<>();
    private final Map<String, Reservation> changed = new TreeMap<>();
    private final Assortment assortment;
    private final Shelf shelf;
    private final Specials specials;
    private final Instant now;

    /**
     * @param reservations by order id, without the orders that are not known
     * @param now          the database's clock, so that all instances agree on deadlines
     */
    public Poll(Map<String, Reservation> reservations, Assortment assortment, Shelf shelf,
            Specials specials, Instant now) {
        this.reservations = new HashMap<>(reservations);
        this.assortment = assortment;
        this.shelf = shelf;
        this.specials = specials;
        this.now = now;
    }

    /** For commands that are about nothing that is stored. */
    public static Poll ofNothing() {
        return new Poll(Map.of(), new Assortment(Map.of(), Map.of()), new Shelf(Map.of()),
                Specials.none(), Instant.EPOCH);
    }

    /** Decides, and goes on with what the decision has changed. */
    public ReservationDecision carryOut(StockCommand command) {
        ReservationDecision decision = ReservationDecision.of(command, this);
        if (decision instanceof Answered(_, var effects)) {
            effects.forEach(effect -> apply(command.orderId(), effect));
        }
        return decision;
    }

    private void apply(String orderId, Effect effect) {
        switch (effect) {
            case Effect.Become(Reservation after) -> become(orderId, after);
            case Effect.Move(StockMove move, var lines) -> shelf.move(move, lines);
            case Effect.Hold(String buyerId, var lines, Quote quote, var subsidised) -> {
                specials.quotas().take(orderId, buyerId, lines);
                specials.budgets().take(orderId, quote, subsidised);
            }
            case Effect.GiveBack() -> specials.giveBack(orderId);
            case Effect.Refund(String refundId, var undivided) ->
                    specials.budgets().refund(orderId, refundId, undivided);
            case Effect.Settle(var subsidies) -> specials.budgets().settled(orderId, subsidies);
        }
    }

    private void become(String orderId, Reservation after) {
        boolean isNew = created.containsKey(orderId) || !reservations.containsKey(orderId);
        (isNew ? created : changed).put(orderId, after);
        reservations.put(orderId, after);
    }

    Reservation of(String orderId) {
        return reservations.getOrDefault(orderId, new Reservation.None());
    }

    Assortment assortment() {
        return assortment;
    }

    public Shelf shelf() {
        return shelf;
    }

    public Specials specials() {
        return specials;
    }

    Instant now() {
        return now;
    }

    /** What became of orders that were not known before, by their ids. */
    public Map<String, Reservation> created() {
        return created;
    }

    /** What became of orders that were. */
    public Map<String, Reservation> changed() {
        return changed;
    }
}

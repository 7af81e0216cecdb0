package io.hutong.merchant.reservation;

import io.hutong.contracts.message.ConfirmReservation;
import io.hutong.contracts.message.MerchantReply;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.RecordSettlement;
import io.hutong.contracts.message.RefundRecorded;
import io.hutong.contracts.message.ReleaseStock;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.SettlementRecorded;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockRefused.Refusal;
import io.hutong.contracts.message.StockReleased;
import io.hutong.merchant.reservation.Reservation.Confirmed;
import io.hutong.merchant.reservation.Reservation.None;
import io.hutong.merchant.reservation.Reservation.Refused;
import io.hutong.merchant.reservation.Reservation.Released;
import io.hutong.merchant.reservation.Reservation.Reserved;
import io.hutong.merchant.reservation.Reservation.Voided;
import io.hutong.merchant.reservation.StockOutcome.Answered;
import io.hutong.merchant.reservation.StockOutcome.Impossible;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides the commands of one poll, one after the other, over what was loaded for it. A command
 * that comes again is answered from what the first one left and changes nothing.
 */
final class ReservationDecider {

    private final Assortment assortment;
    private final Shelf shelf;
    private final Instant now;
    private final Specials specials;
    private final Map<String, Reservation> reservations;

    /** Where nothing but price and stock matters. */
    ReservationDecider(
            Map<String, Reservation> reservations, Assortment assortment, Shelf shelf,
            Instant now) {
        this(reservations, assortment, shelf, Specials.none(), now);
    }

    ReservationDecider(
            Map<String, Reservation> reservations, Assortment assortment, Shelf shelf,
            Specials specials, Instant now) {
        this.specials = specials;
        this.reservations = new HashMap<>(reservations);
        this.assortment = assortment;
        this.shelf = shelf;
        this.now = now;
    }

    StockOutcome decide(StockCommand stockCommand) {
        return switch (stockCommand.command()) {
            case ReserveStock reserve -> reserve(reserve, stockCommand.isLate(now));
            case ConfirmReservation confirm -> confirm(confirm.orderId());
            case ReleaseStock release -> release(release.orderId());
            case RecordSettlement settlement -> subsidised(settlement);
            case RecordRefund refund -> restock(refund);
        };
    }

    /** What was paid in the end is what the budgets have spent. */
    private StockOutcome subsidised(RecordSettlement settlement) {
        specials.budgets().settled(settlement.orderId(), settlement.parts());
        return new Answered(new SettlementRecorded(settlement.orderId()));
    }

    Reservation of(String orderId) {
        return reservations.getOrDefault(orderId, new None());
    }

    private StockOutcome reserve(ReserveStock order, boolean late) {
        return switch (of(order.orderId())) {
            case None none when late -> new Answered(new StockRefused(order.orderId(),
                    Refusal.EXPIRED, "the deadline for the reservation has passed"));
            case None none -> reserveNow(order);
            case Reserved(var lines, var quote) -> new Answered(quote);
            case Confirmed(var lines, var quote, var returns) -> new Answered(quote);
            case Refused(StockRefused reply) -> new Answered(reply);
            case Released released -> voided(order.orderId());
            case Voided voided -> voided(order.orderId());
        };
    }

    private StockOutcome reserveNow(ReserveStock order) {
        var malformed = Malformed.in(order);
        if (malformed.isPresent()) {
            return new Impossible(malformed.get());
        }
        return switch (Quote.of(order, assortment, shelf, specials)) {
            case Quote.Good(var lines, var reply, var subsidised) -> {
                shelf.reserve(lines);
                specials.quotas().take(order.orderId(), order.buyerId(), lines);
                specials.budgets().take(order.orderId(), reply, subsidised);
                yield becomes(order.orderId(), new Reserved(lines, reply), reply);
            }
            case Quote.Bad(Refusal refusal, String detail) -> {
                var reply = new StockRefused(order.orderId(), refusal, detail);
                yield becomes(order.orderId(), new Refused(reply), reply);
            }
        };
    }

    private static StockOutcome voided(String orderId) {
        return new Answered(new StockRefused(
                orderId, Refusal.VOIDED, "the order was called off before"));
    }

    private StockOutcome confirm(String orderId) {
        var reply = new ReservationConfirmed(orderId);
        return switch (of(orderId)) {
            case Reserved(var lines, var quote) -> {
                shelf.ship(lines);
                yield becomes(orderId, new Confirmed(lines, quote, Returns.NONE), reply);
            }
            case Confirmed confirmed -> new Answered(reply);
            case None none -> new Impossible("the order has no reservation");
            case Refused refused -> new Impossible("the order's reservation was refused");
            case Released released -> new Impossible("the order's stock was released");
            case Voided voided -> new Impossible("the order was called off");
        };
    }

    private StockOutcome restock(RecordRefund refund) {
        var reply = new RefundRecorded(refund.orderId(), refund.refundId());
        specials.budgets().refund(refund.orderId(), refund.refundId(), refund.parts());
        if (refund.restock().isEmpty()) {
            return new Answered(reply);
        }
        return switch (of(refund.orderId())) {
            case Confirmed confirmed -> restock(refund, confirmed, reply);
            case None none -> new Impossible("the order has no reservation");
            case Reserved reserved -> new Impossible("the order's stock has not left yet");
            case Refused refused -> new Impossible("the order's reservation was refused");
            case Released released -> new Impossible("the order's stock was released");
            case Voided voided -> new Impossible("the order was called off");
        };
    }

    private StockOutcome restock(
            RecordRefund refund, Confirmed before, RefundRecorded reply) {
        if (before.returns().knows(refund.refundId())) {
            return new Answered(reply);
        }
        List<ReservedLine> named = refund.restock().stream()
                .map(line -> new ReservedLine(line.sku(), line.quantity())).toList();
        Optional<List<ReservedLine>> back = before.returns().fitting(named, before.lines());
        if (back.isEmpty()) {
            return new Impossible("goods would come back that the order did not take");
        }
        shelf.restock(back.get());
        return becomes(refund.orderId(), new Confirmed(before.lines(), before.quote(),
                before.returns().plus(refund.refundId(), back.get())), reply);
    }

    private StockOutcome release(String orderId) {
        return switch (of(orderId)) {
            case Reserved(var lines, var quote) -> {
                shelf.release(lines);
                specials.giveBack(orderId);
                yield becomes(orderId, new Released(lines, quote),
                        new StockReleased(orderId, true));
            }
            case Released released -> new Answered(new StockReleased(orderId, true));
            case None none -> becomes(orderId, new Voided(), new StockReleased(orderId, false));
            case Refused refused -> new Answered(new StockReleased(orderId, false));
            case Voided voided -> new Answered(new StockReleased(orderId, false));
            case Confirmed confirmed -> new Impossible("the order's stock has left already");
        };
    }

    private StockOutcome becomes(String orderId, Reservation after, MerchantReply reply) {
        reservations.put(orderId, after);
        return new Answered(reply);
    }
}

package io.hutong.merchant.reservation.model;

import io.hutong.merchant.reservation.model.Effect.Become;
import io.hutong.merchant.reservation.model.Effect.Move;
import io.hutong.merchant.reservation.model.Reservation.Confirmed;
import io.hutong.merchant.reservation.model.Reservation.None;
import io.hutong.merchant.reservation.model.Reservation.Refused;
import io.hutong.merchant.reservation.model.Reservation.Released;
import io.hutong.merchant.reservation.model.Reservation.Reserved;
import io.hutong.merchant.reservation.model.Reservation.Voided;
import io.hutong.merchant.reservation.model.StockCommand.Confirm;
import io.hutong.merchant.reservation.model.StockCommand.Refund;
import io.hutong.merchant.reservation.model.StockCommand.Release;
import io.hutong.merchant.reservation.model.StockCommand.Reserve;
import io.hutong.merchant.reservation.model.StockCommand.Settle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a command about an order's stock leads to. */
public sealed interface ReservationDecision {

    /** It is answered. */
    record Answered(StockReply reply, List<Effect> effects) implements ReservationDecision {
    }

    /** It contradicts what happened before, or itself; no reply would be right. */
    record Impossible(String reason) implements ReservationDecision {
    }

    static ReservationDecision of(StockCommand command, Poll poll) {
        Reservation before = poll.of(command.orderId());
        return switch (command) {
            case Reserve order -> reserve(order, before, poll);
            case Confirm _ -> confirm(before);
            case Release _ -> release(before);
            case Settle settlement -> answer(new StockReply.SettlementRecorded(),
                    new Effect.Settle(settlement.subsidies()));
            case Refund refund when refund.restock().isEmpty() -> recorded(refund, List.of());
            case Refund refund -> restock(refund, before);
        };
    }

    private static ReservationDecision reserve(Reserve order, Reservation before, Poll poll) {
        return switch (before) {
            case None _ when order.isLate(poll.now()) -> answer(new StockReply.Refused(
                    Refusal.EXPIRED, "the deadline for the reservation has passed"));
            case None _ -> reserveNow(order, poll);
            case Reserved(_, Quote quote) -> answer(new StockReply.Reserved(quote));
            case Confirmed(_, Quote quote, _) -> answer(new StockReply.Reserved(quote));
            case Refused(Refusal refusal, String detail) ->
                    answer(new StockReply.Refused(refusal, detail));
            case Released _ -> voided();
            case Voided _ -> voided();
        };
    }

    private static ReservationDecision reserveNow(Reserve order, Poll poll) {
        Optional<String> malformed = Malformed.in(order);
        if (malformed.isPresent()) {
            return new Impossible(malformed.get());
        }
        return switch (QuoteDecision.of(order, poll)) {
            case QuoteDecision.Good(var lines, Quote quote, var subsidised) -> answer(
                    new StockReply.Reserved(quote), new Move(StockMove.RESERVE, lines),
                    new Effect.Hold(order.buyerId(), lines, quote, subsidised),
                    new Become(new Reserved(lines, quote)));
            case QuoteDecision.Bad(Refusal refusal, String detail) -> answer(
                    new StockReply.Refused(refusal, detail),
                    new Become(new Refused(refusal, detail)));
        };
    }

    private static ReservationDecision voided() {
        return answer(new StockReply.Refused(
                Refusal.VOIDED, "the order was called off before"));
    }

    private static ReservationDecision confirm(Reservation before) {
        return switch (before) {
            case Reserved(var lines, Quote quote) -> answer(new StockReply.Confirmed(),
                    new Move(StockMove.SHIP, lines),
                    new Become(new Confirmed(lines, quote, Returns.NONE)));
            case Confirmed _ -> answer(new StockReply.Confirmed());
            case None _ -> new Impossible("the order has no reservation");
            case Refused _ -> new Impossible("the order's reservation was refused");
            case Released _ -> new Impossible("the order's stock was released");
            case Voided _ -> new Impossible("the order was called off");
        };
    }

    private static ReservationDecision restock(Refund refund, Reservation before) {
        return switch (before) {
            case Confirmed(_, _, Returns returns) when returns.knows(refund.refundId()) ->
                    recorded(refund, List.of());
            case Confirmed confirmed -> restock(refund, confirmed);
            case None _ -> new Impossible("the order has no reservation");
            case Reserved _ -> new Impossible("the order's stock has not left yet");
            case Refused _ -> new Impossible("the order's reservation was refused");
            case Released _ -> new Impossible("the order's stock was released");
            case Voided _ -> new Impossible("the order was called off");
        };
    }

    private static ReservationDecision restock(Refund refund, Confirmed before) {
        return before.returns().fitting(refund.restock(), before.lines())
                .map(back -> recorded(refund, List.of(new Move(StockMove.RESTOCK, back),
                        new Become(new Confirmed(before.lines(), before.quote(),
                                before.returns().plus(refund.refundId(), back))))))
                .orElseGet(() -> new Impossible(
                        "goods would come back that the order did not take"));
    }

    private static ReservationDecision recorded(Refund refund, List<Effect> ofGoods) {
        List<Effect> effects = new ArrayList<>(ofGoods);
        effects.add(new Effect.Refund(refund.refundId(), refund.undivided()));
        return new Answered(new StockReply.RefundRecorded(refund.refundId()), effects);
    }

    private static ReservationDecision release(Reservation before) {
        return switch (before) {
            case Reserved(var lines, Quote quote) -> answer(new StockReply.Released(true),
                    new Move(StockMove.RELEASE, lines), new Effect.GiveBack(),
                    new Become(new Released(lines, quote)));
            case Released _ -> answer(new StockReply.Released(true));
            case None _ -> answer(new StockReply.Released(false), new Become(new Voided()));
            case Refused _ -> answer(new StockReply.Released(false));
            case Voided _ -> answer(new StockReply.Released(false));
            case Confirmed _ -> new Impossible("the order's stock has left already");
        };
    }

    private static ReservationDecision answer(StockReply reply, Effect... effects) {
        return new Answered(reply, List.of(effects));
    }
}

package io.hutong.order.checkout;

import io.hutong.contracts.message.AwaitPayment;
import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.ConfirmReservation;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.ReleaseStock;
import io.hutong.contracts.message.Reply;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockReleased;
import io.hutong.contracts.message.StockReserved;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.coordination.OrderSaga;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.Quote;
import io.hutong.saga.Outcome;
import io.hutong.saga.Patience;
import io.hutong.saga.SagaDefinition;
import io.hutong.saga.Step;
import java.time.Duration;
import java.util.List;

/**
 * From the buyer's request to a paid order whose stock has left the shelf.
 *
 * <p>Turning back always voids a debit whose outcome is not proven, before the stock is released:
 * only {@code PaymentDeclined} proves that no money was and will be taken.
 */
public final class PlaceOrder {

    public static final String NAME = "PlaceOrder";

    private PlaceOrder() {
    }

    /**
     * @param reserving  how long merchant-service may take to reserve
     * @param authorizing how long payment-service may take to debit, longer than its own lease
     * @param awaiting   how long the buyer may take at the cashier, longer than it stays open
     * @param finishing  for what has to succeed in the end
     * @param buyer      how long the buyer waits for the debit, whoever is late with what
     */
    public record Patiences(
            Patience reserving, Patience authorizing, Patience awaiting, Patience finishing,
            Duration buyer) {
    }

    /**
     * What is asked for may be begun until the buyer's limit, not only until the deadline of its
     * step: a participant that was away finds its commands still worth carrying out.
     */
    public static SagaDefinition<Order, OrderChange, Command, Reply> version3(Patiences patience) {
        return withCashier(3, patience)
                .notBegunAfter(order -> order.placedAt().plus(patience.buyer())).build();
    }

    /**
     * The buyer pays without a password or, where that is not possible, at the cashier. The debit
     * is no longer the pivot: an order whose cashier is open may still be called off.
     */
    public static SagaDefinition<Order, OrderChange, Command, Reply> version2(Patiences patience) {
        return withCashier(2, patience).build();
    }

    private static SagaDefinition.Builder<Order, OrderChange, Command, Reply> withCashier(
            int version, Patiences patience) {
        return OrderSaga.named(NAME, version)
                .step(reserveStock(patience))
                .step(authorizePayment(OrderSaga.compensatable("AuthorizePayment"), patience)
                        .asks(order -> CheckoutMessages.authorizePayment(order,
                                order.cart().payer()))
                        .on(CashierOpened.class, (_, opened) -> Outcome.succeeded(
                                new OrderChange.CashierOpened(CheckoutMessages.cashier(opened)))))
                .step(awaitPayment(patience))
                .step(confirmReservation(patience))
                .whenTurning(PlaceOrder::cancelling)
                .whenUndone((order, reason) -> List.of(ended(order, reason)));
    }

    /** Without the cashier; kept for orders that were placed before there was one. */
    public static SagaDefinition<Order, OrderChange, Command, Reply> version1(Patiences patience) {
        return OrderSaga.named(NAME, 1)
                .step(reserveStock(patience))
                .step(authorizePayment(OrderSaga.pivot("AuthorizePayment"), patience))
                .step(confirmReservation(patience))
                .whenTurning(PlaceOrder::cancelling)
                .whenUndone((order, reason) -> List.of(ended(order, reason)))
                .build();
    }

    private static Step.Builder<Order, OrderChange, Command, Reply> reserveStock(
            Patiences patience) {
        return OrderSaga.compensatable("ReserveStock")
                .asks(CheckoutMessages::reserveStock)
                .on(StockReserved.class, PlaceOrder::reserved)
                .on(StockRefused.class, PlaceOrder::refused)
                .waits(patience.reserving())
                .whenSilent(Reason.RESERVATION_EXPIRED)
                .undoneBy(OrderSaga.retriable("ReleaseStock")
                        .asks(order -> new ReleaseStock(order.id()))
                        .on(StockReleased.class, (_, _) -> Outcome.succeeded())
                        .waits(patience.finishing())
                        .whenSkipped(_ -> List.of()));
    }

    private static List<OrderChange> cancelling(Order order, Reason reason) {
        return List.of(new OrderChange.Cancelling(reason));
    }

    private static Step.Builder<Order, OrderChange, Command, Reply> authorizePayment(
            Step.Builder<Order, OrderChange, Command, Reply> step, Patiences patience) {
        return step
                .asks(order -> CheckoutMessages.authorizePayment(order, null))
                .on(PaymentAuthorized.class, PlaceOrder::authorized)
                .on(PaymentDeclined.class, (_, declined) -> Outcome.failed(declined.reason()))
                .on(PaymentRefused.class, (_, _) -> Outcome.calledOff(Reason.PAYMENT_EXPIRED))
                .waits(patience.authorizing())
                .whenSilent(Reason.PAYMENT_EXPIRED)
                .undoneBy(OrderSaga.retriable("VoidPayment")
                        .asks(order -> new VoidPayment(order.id()))
                        .on(PaymentVoided.class, (_, _) -> Outcome.succeeded())
                        // Never skipped: that no money is kept only the channel can prove, and
                        // PaymentVoided is its word
                        .waits(patience.finishing()));
    }

    /** Only at the cashier; undone by the void that undoes its opening. */
    private static Step.Builder<Order, OrderChange, Command, Reply> awaitPayment(
            Patiences patience) {
        return OrderSaga.pivot("AwaitPayment")
                .onlyWhen(order -> order.facts().payment() == null)
                .waitsForPerson()
                .asks(order -> new AwaitPayment(order.id()))
                .on(PaymentAuthorized.class, PlaceOrder::authorized)
                .on(PaymentDeclined.class, (_, declined) -> Outcome.failed(declined.reason()))
                .on(PaymentRefused.class, (_, _) -> Outcome.calledOff(Reason.PAYMENT_EXPIRED))
                .waits(patience.awaiting())
                .whenSilent(Reason.PAYMENT_EXPIRED);
    }

    private static Step.Builder<Order, OrderChange, Command, Reply> confirmReservation(
            Patiences patience) {
        return OrderSaga.retriable("ConfirmReservation")
                .asks(order -> new ConfirmReservation(order.id()))
                .on(ReservationConfirmed.class, (_, _) -> Outcome.succeeded(new OrderChange.Paid()))
                .on(StockRefused.class, (_, refused) -> Outcome.puzzling(
                        "paid, but the stock is not there: " + refused.detail()))
                .waits(patience.finishing())
                .whenSkipped(_ -> List.of(new OrderChange.Paid()));
    }

    private static Outcome<OrderChange> reserved(Order order, StockReserved reply) {
        Quote quote = CheckoutMessages.quote(reply);
        if (!quote.addsUp()) {
            return Outcome.puzzling("the quote of " + reply.total() + " does not add up");
        }
        Money expected = order.cart().expectedTotal();
        return expected == null || expected.equals(reply.total())
                ? Outcome.succeeded(new OrderChange.Reserved(quote))
                : Outcome.calledOff(Reason.PRICE_CHANGED);
    }

    private static Outcome<OrderChange> refused(Order order, StockRefused reply) {
        Reason reason = reply.refusal().reason();
        return reason == null ? Outcome.notDone(reply.refusal().name()) : Outcome.failed(reason);
    }

    private static Outcome<OrderChange> authorized(Order order, PaymentAuthorized reply) {
        Quote quote = order.requireQuote();
        return reply.total().equals(quote.total())
                ? Outcome.succeeded(new OrderChange.Authorized(
                        CheckoutMessages.payment(reply)))
                : Outcome.puzzling("paid " + reply.total() + " instead of " + quote.total());
    }

    /** What merchant-service refuses outright is a rejection; all else was called off. */
    private static OrderChange ended(Order order, Reason reason) {
        return switch (reason) {
            case OUT_OF_STOCK, PRICE_CHANGED, CATEGORY_NOT_PERMITTED, MINI_PROGRAM_SUSPENDED,
                    UNKNOWN_SKU, UNKNOWN_MINI_PROGRAM, PURCHASE_LIMIT, SUBSIDY_EXHAUSTED ->
                    order.status() == OrderStatus.PLACED ? new OrderChange.Rejected(reason)
                            : new OrderChange.Cancelled(reason);
            case PAYMENT_DECLINED, PAYMENT_EXPIRED, PAYMENT_LIMIT, PAYMENT_UNAVAILABLE,
                    RESERVATION_EXPIRED, MANDATE_REQUIRED, GIFT_NOT_ACCEPTED,
                    CANCELLED_BY_BUYER, REFUND_REFUSED -> new OrderChange.Cancelled(reason);
        };
    }
}

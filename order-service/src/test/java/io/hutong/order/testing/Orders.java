package io.hutong.order.testing;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.Reply;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.StockReserved;
import io.hutong.kernel.id.OrderIds;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Fallback;
import io.hutong.order.checkout.PlaceOrder;
import io.hutong.order.lifecycle.model.Cart;
import io.hutong.order.lifecycle.model.GiftWish;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.Payment;
import io.hutong.order.lifecycle.model.Quote;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.lifecycle.model.Settlement;
import io.hutong.order.lifecycle.model.Shipment;
import io.hutong.order.refund.RefundOrder;
import io.hutong.order.settlement.SettleOrder;
import io.hutong.saga.Patience;
import io.hutong.saga.SagaDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders in every state, and the definitions with the patience that the service has. */
public final class Orders {

    public static final Instant PLACED_AT = Instant.parse("2026-11-11T03:59:59Z");
    private static final Patience FINISHING = new Patience(Duration.ofSeconds(10), 20,
            Duration.ofSeconds(2), Duration.ofSeconds(60));
    private static final PlaceOrder.Patiences PLACING = new PlaceOrder.Patiences(
            new Patience(Duration.ofSeconds(30), 2, Duration.ZERO, Duration.ZERO),
            Patience.once(Duration.ofSeconds(60)), Patience.once(Duration.ofMinutes(20)),
            FINISHING, Duration.ofMinutes(10));

    private Orders() {
    }

    public static SagaDefinition<Order, OrderChange, Command, Reply> placeOrder() {
        return PlaceOrder.version3(PLACING);
    }

    /** What orders in flight may still carry that were placed before there was a limit. */
    public static SagaDefinition<Order, OrderChange, Command, Reply> placeOrderVersion2() {
        return PlaceOrder.version2(PLACING);
    }

    /** What orders in flight may still carry that were placed before there was a cashier. */
    public static SagaDefinition<Order, OrderChange, Command, Reply> placeOrderVersion1() {
        return PlaceOrder.version1(PLACING);
    }

    public static SagaDefinition<Order, OrderChange, Command, Reply> settleOrder() {
        return SettleOrder.version1(new SettleOrder.Patiences(
                new Patience(Duration.ofMinutes(10), 20, Duration.ofSeconds(2),
                        Duration.ofSeconds(60)),
                FINISHING));
    }

    public static SagaDefinition<Order, OrderChange, Command, Reply> refundOrder() {
        return RefundOrder.version1(new RefundOrder.Patiences(
                new Patience(Duration.ofMinutes(10), 20, Duration.ofSeconds(2),
                        Duration.ofSeconds(60)),
                FINISHING));
    }

    /** Shipped by its only merchant, with a settlement when the buyer has received it. */
    public static Order shipped() {
        return paid().with(new OrderChange.Shipped(List.of(
                new Shipment("m-tea", "SF", "SF1", PLACED_AT))));
    }

    public static Order settled() {
        Order order = received();
        var reply = Script.settled(order.id(), order.requireQuote().total().total());
        return order.with(new OrderChange.Divided(settlement(reply)))
                .with(new OrderChange.Settled());
    }

    /** Tea of one merchant and a mug of another, paid. */
    public static Order paidToTwo() {
        Order order = placed();
        var quote = Script.reservedFromTwo(reservation(order));
        order = order.with(new OrderChange.Reserved(quote(quote)));
        var reply = Script.authorized(authorization(order));
        return order.with(new OrderChange.Authorized(payment(reply)))
                .with(new OrderChange.Paid());
    }

    /** Goods of one merchant, paid; a SKU may have several lines. */
    public static Order paid(Quote.Line... lines) {
        return paidTo(Map.of("m-tea", List.of(lines)));
    }

    /** Goods by merchant, paid. */
    public static Order paidTo(Map<String, List<Quote.Line>> goods) {
        Order order = placed();
        var quote = Script.reservedOf(order.id(), goods);
        order = order.with(new OrderChange.Reserved(quote(quote)));
        var reply = Script.authorized(authorization(order));
        return order.with(new OrderChange.Authorized(payment(reply)))
                .with(new OrderChange.Paid());
    }

    public static Quote.Line goods(String sku, int quantity, long price) {
        return new Quote.Line(sku, sku, quantity, Money.fen(price),
                Money.fen(price).times(quantity), null);
    }

    /** The same order, when every merchant has shipped. */
    public static Order shipped(Order paid) {
        return paid.with(new OrderChange.Shipped(paid.merchants().stream().sorted()
                .map(merchant -> new Shipment(merchant, "SF", "SF1", PLACED_AT)).toList()));
    }

    public static Order placed() {
        return placed(null);
    }

    public static Order placed(@Nullable Money expectedTotal) {
        return Order.place(OrderIds.next(), "b-buyer", PLACED_AT, new Cart("wx-hutong-demo",
                Channel.SEARCH, List.of(new Goods("tea-100", 1)), expectedTotal,
                Fallback.NONE));
    }

    public static Order reserved() {
        Order order = placed();
        var reply = Script.reserved(reservation(order));
        return order.with(new OrderChange.Reserved(quote(reply)));
    }

    public static Order paid() {
        return pay(reserved());
    }

    /** The same for somebody else. */
    public static Order paid(GiftWish wish) {
        Order own = placed();
        Cart cart = own.cart();
        Order order = Order.place(own.id(), own.buyerId(), PLACED_AT, new Cart(
                cart.miniProgram(), cart.channel(), cart.lines(), null, Fallback.NONE, null,
                null, wish));
        return pay(order.with(new OrderChange.Reserved(
                quote(Script.reserved(reservation(order))))));
    }

    private static Order pay(Order order) {
        var reply = Script.authorized(authorization(order));
        return order.with(new OrderChange.Authorized(payment(reply)))
                .with(new OrderChange.Paid());
    }

    public static Order received() {
        Order order = paid();
        return order.with(new OrderChange.Shipped(List.of(
                new Shipment("m-tea", "SF", "SF1", PLACED_AT))))
                .with(new OrderChange.Received(true));
    }

    public static ReserveStock reservation(Order order) {
        return new ReserveStock(order.id(), order.buyerId(), order.cart().miniProgram(),
                order.cart().channel(), order.cart().lines().stream()
                        .map(line -> new ReserveStock.Line(line.sku(), line.quantity())).toList(),
                order.cart().expectedTotal());
    }

    public static AuthorizePayment authorization(Order order) {
        Quote quote = order.requireQuote();
        return new AuthorizePayment(order.id(), order.buyerId(), order.cart().miniProgram(),
                quote.total(), quote.parts().stream().map(part -> new AuthorizePayment.Part(
                        part.merchantId(), part.subMchid(), part.amount(), "Tea", part.terms()))
                        .toList(),
                Fallback.NONE);
    }

    /** What the order notes of the answer. */
    public static Quote quote(StockReserved reply) {
        return new Quote(reply.total(), reply.parts().stream().map(part -> new Quote.Part(
                part.merchantId(), part.subMchid(), part.amount(), part.terms(),
                part.lines().stream().map(line -> new Quote.Line(line.sku(), line.title(),
                        line.quantity(), line.unitPrice(), line.amount(),
                        line.deliverWithinMinutes())).toList(),
                part.subsidy(), part.subsidyFromTraffic(), part.subsidyClaim())).toList());
    }

    public static Payment payment(PaymentAuthorized reply) {
        return new Payment(reply.mode(), reply.paidAt(), reply.parts().stream()
                .map(part -> new Payment.Part(part.merchantId(), part.transactionId(),
                        part.amount()))
                .toList());
    }

    public static Settlement settlement(PaymentSettled reply) {
        return new Settlement(reply.settledAt(), reply.parts().stream()
                .map(part -> new Settlement.Part(part.merchantId(), part.amount(),
                        part.merchantNet(), part.commission(), part.trafficFee(),
                        part.channelFee(), part.subsidy(), part.others(),
                        part.trafficFeeOwed()))
                .toList());
    }

    /** The order when what was asked for is back, out of frozen funds. */
    public static Order returned(Order order, Refund refund, Instant at) {
        return returned(order, refund.refundId(), refund.ask().parts(), at);
    }

    /** The same of some parts of a refund. */
    public static Order returned(
            Order order, String refundId, List<Refund.Part> parts, Instant at) {
        return order.with(new OrderChange.RefundReturned(refundId, at, parts.stream()
                .map(part -> new Refund.Returned(part.merchantId(), false, part.amount(),
                        part.amount(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, null,
                        null))
                .toList()));
    }
}

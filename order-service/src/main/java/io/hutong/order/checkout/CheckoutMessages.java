package io.hutong.order.checkout;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.StockReserved;
import io.hutong.order.lifecycle.model.Cart;
import io.hutong.order.lifecycle.model.Cashier;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Payment;
import io.hutong.order.lifecycle.model.Quote;
import org.jspecify.annotations.Nullable;

/** What placing an order says to its participants, and what their answers mean to the order. */
final class CheckoutMessages {

    private CheckoutMessages() {
    }

    static ReserveStock reserveStock(Order order) {
        Cart cart = order.cart();
        return new ReserveStock(order.id(), order.buyerId(), cart.miniProgram(), cart.channel(),
                cart.lines().stream()
                        .map(line -> new ReserveStock.Line(line.sku(), line.quantity())).toList(),
                cart.expectedTotal());
    }

    static Quote quote(StockReserved reply) {
        return new Quote(reply.total(),
                reply.parts().stream().map(CheckoutMessages::part).toList());
    }

    private static Quote.Part part(StockReserved.Part part) {
        return new Quote.Part(part.merchantId(), part.subMchid(), part.amount(), part.terms(),
                part.lines().stream().map(CheckoutMessages::line).toList(), part.subsidy(),
                part.subsidyFromTraffic(), part.subsidyClaim());
    }

    private static Quote.Line line(StockReserved.Line line) {
        return new Quote.Line(line.sku(), line.title(), line.quantity(), line.unitPrice(),
                line.amount(), line.deliverWithinMinutes());
    }

    /** @param payer the buyer's sealed openid; null where there is to be no cashier */
    static AuthorizePayment authorizePayment(Order order, @Nullable String payer) {
        Quote quote = order.requireQuote();
        return new AuthorizePayment(order.id(), order.buyerId(), order.cart().miniProgram(),
                quote.total(), quote.parts().stream().map(CheckoutMessages::subPayment).toList(),
                order.cart().fallback(), payer);
    }

    private static AuthorizePayment.Part subPayment(Quote.Part part) {
        return new AuthorizePayment.Part(part.merchantId(), part.subMchid(), part.amount(),
                Description.of(part.lines()), part.terms(), part.subsidy(),
                part.subsidyFromTraffic(), part.subsidyClaim());
    }

    static Cashier cashier(CashierOpened reply) {
        CashierOpened.Request request = reply.request();
        return new Cashier(new Cashier.Request(request.timeStamp(), request.nonceStr(),
                request.prepayId(), request.signType(), request.paySign()), reply.expiresAt());
    }

    static Payment payment(PaymentAuthorized reply) {
        return new Payment(reply.mode(), reply.paidAt(), reply.parts().stream()
                .map(part -> new Payment.Part(part.merchantId(), part.transactionId(),
                        part.amount()))
                .toList());
    }
}

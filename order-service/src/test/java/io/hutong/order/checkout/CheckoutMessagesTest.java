package io.hutong.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.StockReserved;
import io.hutong.kernel.json.RowJson;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.kernel.trade.Receiver;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.Script;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CheckoutMessagesTest {

    private static final SettlementTerms TERMS = new SettlementTerms(new BasisPoints(500),
            new BasisPoints(200), new BasisPoints(60),
            List.of(new Receiver("1900000901", new BasisPoints(100), "supplier")));
    private static final StockReserved RESERVED = new StockReserved("o", Money.fen(700), List.of(
            new StockReserved.Part("m-tea", "1900000101", Money.fen(700), TERMS, List.of(
                    new StockReserved.Line("tea-100", "Tea", 7, Money.fen(100), Money.fen(700),
                            30)),
                    Money.fen(50), new BasisPoints(5_000), Money.fen(25))));

    @Test
    void quoteKeepsEveryFieldOfTheReply() {
        assertThat(model(CheckoutMessages.quote(RESERVED))).isEqualTo(message(RESERVED));
    }

    @Test
    void paymentAndCashierKeepEveryFieldOfTheReply() {
        PaymentAuthorized paid = new PaymentAuthorized("o", PaymentMode.CASHIER, Money.fen(700),
                Instant.EPOCH, List.of(
                        new PaymentAuthorized.Part("m-tea", "4200001", Money.fen(700))));
        ObjectNode told = message(paid);
        told.remove("total");

        assertThat(model(CheckoutMessages.payment(paid))).isEqualTo(told);
        assertThat(model(CheckoutMessages.cashier(Script.cashier("o"))))
                .isEqualTo(message(Script.cashier("o")));
    }

    @Test
    void paymentIsAskedForAsItWasQuoted() {
        Order order = Orders.placed().with(
                new OrderChange.Reserved(CheckoutMessages.quote(RESERVED)));

        AuthorizePayment asked = CheckoutMessages.authorizePayment(order, "sealed");

        assertThat(asked).isEqualTo(new AuthorizePayment(order.id(), "b-buyer",
                "wx-hutong-demo", Money.fen(700), List.of(new AuthorizePayment.Part("m-tea",
                        "1900000101", Money.fen(700), "Tea", TERMS, Money.fen(50),
                        new BasisPoints(5_000), Money.fen(25))),
                order.cart().fallback(), "sealed"));
    }

    @Test
    void stockIsAskedForAsTheBuyerHasAsked() {
        Order order = Orders.placed(Money.fen(12_900));

        assertThat(CheckoutMessages.reserveStock(order)).isEqualTo(Orders.reservation(order));
    }

    private static ObjectNode message(Object message) {
        ObjectNode json = MessageJson.mapper().valueToTree(message);
        json.remove("order_id");
        return json;
    }

    /** The model has the messages' names here, so that each field tells where it has gone. */
    private static JsonNode model(Object model) {
        return RowJson.mapper().valueToTree(model);
    }
}

package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.StockRefused;
import io.hutong.kernel.step.StepRef;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whole orders, from the request to their end, on real Kafka and PostgreSQL. */
class OrderStoryTest {

    private final String operator = TestTokens.shared().operator();

    @Test
    void orderIsPaidShippedReceivedAndSettled() {
        Shopper buyer = Shopper.following(new Script());

        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "PAID");
        assertThat(buyer.ship(id, operator).status()).isEqualTo(201);
        assertThat(buyer.receive(id).status()).isEqualTo(202);
        JsonNode order = buyer.awaitStatus(id, "SETTLED");

        assertThat(order.at("/total/total").asLong()).isEqualTo(12_900);
        assertThat(order.at("/payment/transaction_id").asString()).isEqualTo("420001900000101");
        assertThat(order.at("/settlement/parts/0/merchant_net/total").asLong())
                .isEqualTo(11_920);
        assertThat(OrderApp.participants().commands(id)).containsExactly("ReserveStock",
                "AuthorizePayment", "ConfirmReservation", "SettlePayment", "RecordSettlement");
    }

    @Test
    void declinedOrderIsCancelledAndItsStockReleased() {
        Shopper buyer = Shopper.following(new Script().declines("NOT_ENOUGH"));

        String id = buyer.order(Shopper.TEA);
        JsonNode order = buyer.awaitStatus(id, "CANCELLED");

        assertThat(order.get("reason").asString()).isEqualTo("PAYMENT_DECLINED");
        assertThat(OrderApp.participants().commands(id)).containsExactly(
                "ReserveStock", "AuthorizePayment", "ReleaseStock");
    }

    @Test
    void buyerWithoutMandatePaysAtTheCashier() {
        Shopper buyer = Shopper.following(new Script().opensCashier().awaits(_ -> List.of()));

        String id = buyer.order(Shopper.TEA);
        JsonNode waiting = buyer.awaitStatus(id, "AWAITING_PAYMENT");
        JsonNode timeline = buyer.timeline(id);
        OrderApp.participants().sendReply(Script.paidAtCashier(id, 12_900),
                new StepRef("PlaceOrder-" + id, "AwaitPayment", 1));
        JsonNode order = buyer.awaitStatus(id, "PAID");

        assertThat(waiting.at("/payment/mode").asString()).isEqualTo("CASHIER");
        assertThat(waiting.at("/payment/cashier").propertyNames()).containsExactlyInAnyOrder(
                "timeStamp", "nonceStr", "package", "signType", "paySign", "expires_at");
        assertThat(waiting.at("/payment/cashier/package").asString())
                .isEqualTo("prepay_id=wx11111");
        assertThat(timeline.at("/waiting/what").asString()).contains("buyer's payment");
        assertThat(timeline.at("/next/0").asString()).isEqualTo("ConfirmReservation");
        assertThat(order.at("/payment/mode").asString()).isEqualTo("CASHIER");
        assertThat(order.at("/payment/cashier").isMissingNode()
                || order.at("/payment/cashier").isNull()).isTrue();
    }

    @Test
    void buyerWhoCancelsAtTheCashierOwesNothing() {
        Shopper buyer = Shopper.following(new Script().opensCashier().awaits(_ -> List.of()));

        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "AWAITING_PAYMENT");
        assertThat(buyer.cancel(id).status()).isEqualTo(202);
        buyer.awaitStatus(id, "CANCELLED");

        assertThat(OrderApp.participants().commands(id)).containsExactly("ReserveStock",
                "AuthorizePayment", "AwaitPayment", "VoidPayment", "ReleaseStock");
    }

    @Test
    void orderThatIsOutOfStockIsRejected() {
        Shopper buyer = Shopper.following(
                new Script().refusesStock(StockRefused.Refusal.OUT_OF_STOCK));

        String id = buyer.order(Shopper.TEA);
        JsonNode order = buyer.awaitStatus(id, "REJECTED");

        assertThat(order.get("reason").asString()).isEqualTo("OUT_OF_STOCK");
        assertThat(order.get("total").isNull()).isTrue();
        assertThat(OrderApp.participants().commands(id)).containsExactly("ReserveStock");
    }
}

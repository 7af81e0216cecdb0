package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.OrderReceived;
import io.hutong.contracts.message.OrderShipped;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.StepContradicted;
import io.hutong.kernel.money.Money;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.payment.testing.WeChat;
import io.hutong.web.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parcels reach WeChat, and where WeChat holds the money the division waits for the receipt. */
class ShippingStoryTest {

    private static final String UPLOAD = "POST /wxa/sec/order/upload_shipping_info";

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();
    private final WeChat wechat = app.wechat();

    @BeforeEach
    @AfterEach
    void nothingFails() {
        wechat.noFaults();
        wechat.call("PUT", "/sandbox/rules", "{\"set\":\"local\"}");
    }

    @Test
    void everyMerchantsParcelIsUploadedForItsOwnPart() {
        String order = paid(Shopper.TEA, 12_900, Shopper.MUG, 5_900);

        saga.event(new OrderShipped(order, "SF", "SF1", List.of(Shopper.TEA)));
        awaitStates(order, "RELEASED");
        saga.event(new OrderShipped(order, "YTO", "YT2", List.of(Shopper.MUG)));

        awaitStates(order, "RELEASED", "RELEASED");
    }

    @Test
    void parcelThatCameTwiceOrWhoseAnswerWasLostIsUploadedOnce() {
        String order = paid(Shopper.TEA, 12_900);
        wechat.fault(UPLOAD, "TIMEOUT_AFTER", 1);

        saga.event(new OrderShipped(order, "SF", "SF1", null));
        saga.event(new OrderShipped(order, "SF", "SF9", null));

        awaitStates(order, "RELEASED");
    }

    @Test
    void stepThatAnOperatorVouchedForAndItsParticipantDeniesOpensOneCase() {
        String order = paid(Shopper.TEA, 12_900);
        StepContradicted event = new StepContradicted(order, "PAID", "PlaceOrder-" + order,
                "ConfirmReservation", "StockRefused the shelf is empty", Money.fen(12_900));

        saga.event(event);
        saga.event(event);

        await().untilAsserted(() -> assertThat(contradictions(order)).containsExactly(
                "12900 an operator vouched for ConfirmReservation, and its participant says"
                        + " StockRefused the shelf is empty"));
    }

    private List<String> contradictions(String order) {
        return app.http().get("/v1/cases?kind=STEP_CONTRADICTED&limit=200",
                TestTokens.shared().operator()).json().path("items").valueStream()
                .filter(one -> one.path("order_id").asString().equals(order))
                .map(one -> one.path("amount").path("total").asLong() + " "
                        + one.path("detail").asString())
                .toList();
    }

    @Test
    void divisionWaitsForTheReceiptInsideWechatUnderTheDocumentedRules() {
        String order = paid(Shopper.TEA, 12_900);
        wechat.call("PUT", "/sandbox/rules", "{\"set\":\"documented\"}");
        advance(61);
        saga.event(new OrderShipped(order, "SF", "SF1", List.of(Shopper.TEA)));
        awaitStates(order, "UPLOADED");

        saga.event(new OrderReceived(order, true));
        saga.send(new SettlePayment(order));
        await().until(() -> heldSplits(order) == 1);
        await().until(() -> reminded(order));
        assertThat(saga.replies(order)).noneMatch(r -> r.payload() instanceof PaymentSettled);
        String transaction =
                wechat.transactions(order).getFirst().path("transaction_id").asString();
        wechat.call("POST", "/sandbox/transactions/" + transaction + "/confirm-receipt", null);
        awaitStates(order, "RELEASED");
        await().until(() -> sharing(order));
        advance(61);

        var settled = saga.await(order, PaymentSettled.class);
        assertThat(settled.parts().getFirst().commission().total()).isEqualTo(645);
        assertThat(app.jdbc().queryForObject("select count(*) from payment_case where order_id = ?",
                Long.class, order)).isZero();
    }

    private String paid(Object... merchantsAndFen) {
        AuthorizePayment order = Shopper.withMandate(app).order(merchantsAndFen);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        return order.orderId();
    }

    private void awaitStates(String order, String... states) {
        await().untilAsserted(() -> assertThat(
                app.jdbc().queryForList("select state from shipping where order_id = ?"
                        + " order by part", String.class, order))
                .containsExactly(states));
    }

    private long heldSplits(String order) {
        return count("select count(*) from split where due_at = 'infinity' and order_id = ?",
                order);
    }

    private boolean reminded(String order) {
        return count("select count(*) from shipping where reminded and order_id = ?", order) == 1;
    }

    private boolean sharing(String order) {
        return count("select count(*) from split where state = 'SHARING' and order_id = ?",
                order) == 1;
    }

    private long count(String sql, String order) {
        Long count = app.jdbc().queryForObject(sql, Long.class, order);
        return count == null ? 0 : count;
    }

    private void advance(long seconds) {
        wechat.call("POST", "/sandbox/clock/advance", "{\"seconds\":" + seconds + "}");
    }
}

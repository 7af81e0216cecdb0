package io.hutong.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.PaymentRefundRefused;
import io.hutong.contracts.message.PaymentRefundRefused.Refusal;
import io.hutong.contracts.message.RecordRefund;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.kernel.step.StepRef;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Participants;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The buyer changes their mind after the money was taken, on real Kafka and PostgreSQL. */
class CancelAfterPaymentTest {

    @Test
    void paidOrderIsRefundedAndItsGoodsGoBack() {
        Shopper buyer = Shopper.following(new Script());
        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "PAID");

        assertThat(buyer.cancel(id).status()).isEqualTo(202);
        JsonNode order = buyer.awaitStatus(id, "REFUNDED");

        assertThat(order.get("reason").asString()).isEqualTo("CANCELLED_BY_BUYER");
        assertThat(order.at("/refunded/total").asLong()).isEqualTo(12_900);
        assertThat(order.get("_links").propertyNames())
                .containsExactly("self", "timeline", "refunds");
        assertThat(OrderApp.participants().commands(id)).endsWith("RefundPayment", "RecordRefund");
        assertThat(OrderApp.participants().received(id).getLast().command())
                .isInstanceOfSatisfying(RecordRefund.class, record -> assertThat(
                        record.restock()).containsExactly(new RecordRefund.Line("tea-100", 1)));
    }

    @Test
    void cancellingTwiceRefundsOnce() {
        Shopper buyer = Shopper.following(new Script().refunds(_ -> List.of()));
        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "PAID");

        assertThat(buyer.cancel(id).status()).isEqualTo(202);
        assertThat(buyer.cancel(id).status()).isEqualTo(202);

        JsonNode order = buyer.awaitPending(id, "REFUNDING");
        assertThat(order.get("_links").propertyNames()).doesNotContain("cancel", "after_sale");
        assertThat(OrderApp.participants().received(id).stream()
                .map(Participants.Received::step).map(StepRef::saga).distinct()
                .filter(saga -> saga.startsWith("RefundOrder-"))).containsExactly(
                        "RefundOrder-" + id + "R01");
    }

    @Test
    void refusedRefundOfACancelledOrderIsToldToItsBuyerUntilTheMoneyIsBack() {
        Script script = new Script().refunds(command -> List.of(new PaymentRefundRefused(
                command.orderId(), command.refundId(), Refusal.NOT_PAID, "not known")));
        Shopper buyer = Shopper.following(script);
        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "PAID");

        assertThat(buyer.cancel(id).status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(buyer.see(id).get("reason").asString(""))
                .isEqualTo("REFUND_REFUSED"));

        JsonNode order = buyer.see(id);
        assertThat(order.get("status").asString()).isEqualTo("PAID");
        assertThat(order.get("pending").isNull()).isTrue();
        assertThat(order.get("_links").propertyNames()).contains("cancel", "refunds");
        JsonNode timeline = buyer.timeline(id);
        assertThat(timeline.get("explanation").asString()).startsWith(
                "Money was to go back and did not (NOT_PAID); a person looks into it. Paid;");
        assertThat(timeline.at("/sagas/1/steps/0/reason").asString()).isEqualTo("NOT_PAID");

        script.refunds(command -> List.of(Script.refunded(command)));
        assertThat(buyer.cancel(id).status()).isEqualTo(202);
        assertThat(buyer.awaitStatus(id, "REFUNDED").get("reason").asString())
                .isEqualTo("CANCELLED_BY_BUYER");
        assertThat(buyer.timeline(id).get("explanation").asString()).startsWith("Refunded");
    }

    @Test
    void orderThatIsCancelledBetweenDebitAndConfirmationIsRefunded() {
        Shopper buyer = Shopper.following(new Script().confirms(_ -> List.of()));
        String id = buyer.order(Shopper.TEA);
        buyer.awaitLink(id, "cancel", "payment");

        assertThat(buyer.cancel(id).status()).isEqualTo(202);
        StepRef confirmation = new StepRef("PlaceOrder-" + id, "ConfirmReservation", 1);
        OrderApp.participants().sendReply(new ReservationConfirmed(id), confirmation);

        buyer.awaitStatus(id, "REFUNDED");
    }
}

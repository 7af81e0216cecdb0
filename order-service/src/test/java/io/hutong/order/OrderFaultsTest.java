package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.contracts.message.StepContradicted;
import io.hutong.contracts.message.StockRefused;
import io.hutong.kernel.id.OrderIds;
import io.hutong.kernel.id.UuidV7;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.step.StepRef;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Participants;
import io.hutong.order.testing.Participants.Received;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What goes wrong between the services, and how each order ends all the same. */
class OrderFaultsTest {

    private final Participants participants = OrderApp.participants();
    private final HttpProbe http = OrderApp.shared().http();
    private final String operator = TestTokens.shared().operator();

    @Test
    void debitWithoutAnAnswerIsVoidedAndItsLateAnswerFencedOut() {
        Shopper buyer = Shopper.following(new Script().authorizes(_ -> List.of()));

        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "RESERVED");
        OrderApp.shared().letDeadlinePass(id);
        JsonNode order = buyer.awaitStatus(id, "CANCELLED");
        Received debit = participants.received(id).stream()
                .filter(one -> one.type().equals("AuthorizePayment")).findFirst().orElseThrow();
        participants.sendReply(
                Script.authorized((AuthorizePayment) debit.command()), debit.step());

        assertThat(order.get("reason").asString()).isEqualTo("PAYMENT_EXPIRED");
        assertThat(participants.commands(id)).containsExactly(
                "ReserveStock", "AuthorizePayment", "VoidPayment", "ReleaseStock");
        await().untilAsserted(() -> assertThat(buyer.timeline(id).toString())
                .contains("STALE_REPLY").contains("PaymentAuthorized"));
        assertThat(buyer.see(id).get("status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void lostReservationIsAskedForAgain() {
        Script script = new Script();
        script.reserves(command -> participants.commands(command.orderId()).size() < 2
                ? List.of() : List.of(Script.reserved(command)));
        Shopper buyer = Shopper.following(script);

        String id = buyer.order(Shopper.TEA);
        await().until(() -> participants.commands(id).contains("ReserveStock"));
        OrderApp.shared().letDeadlinePass(id);
        buyer.awaitStatus(id, "PAID");

        assertThat(participants.commands(id)).containsExactly("ReserveStock", "ReserveStock",
                "AuthorizePayment", "ConfirmReservation");
    }

    @Test
    void everyReplyTwiceHasOneEffect() {
        Shopper buyer = Shopper.following(new Script()
                .reserves(command -> List.of(Script.reserved(command), Script.reserved(command)))
                .authorizes(command -> List.of(
                        Script.authorized(command), Script.authorized(command))));

        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "PAID");

        assertThat(participants.commands(id)).containsExactly(
                "ReserveStock", "AuthorizePayment", "ConfirmReservation");
    }

    @Test
    void sameMessageAgainIsNotEvenNoticed() {
        Shopper buyer = Shopper.following(new Script().confirms(_ -> List.of()));
        String id = buyer.order(Shopper.TEA);
        await().until(() -> participants.commands(id).contains("ConfirmReservation"));
        StepRef step = participants.received(id).getLast().step();
        String messageId = UuidV7.next().toString();

        for (int i = 0; i < 3; i++) {
            participants.send(
                    Topics.ORDER_REPLIES, new ReservationConfirmed(id), step, messageId);
        }

        buyer.awaitStatus(id, "PAID");
        assertThat(buyer.timeline(id).toString()).doesNotContain("STALE_REPLY");
    }

    @Test
    void stepThatIsNeverAnsweredIsParkedUntilAnOperatorRetriesIt() {
        Script script = new Script().confirms(_ -> List.of());
        Shopper buyer = Shopper.following(script);
        String id = buyer.order(Shopper.TEA);
        buyer.awaitPendingInSilence(id, "PARKED");
        String saga = "PlaceOrder-" + id;

        assertThat(http.get("/v1/sagas?state=PARKED", operator).text()).contains(saga);
        assertThat(decide(saga, "compensate").code()).isEqualTo("PIVOT_PASSED");
        script.confirms(command -> List.of(new ReservationConfirmed(command.orderId())));
        assertThat(decide(saga, "retry").status()).isEqualTo(202);

        buyer.awaitStatus(id, "PAID");
        assertThat(buyer.timeline(id).toString()).contains("operator-1: looked into it");
        assertThat(decide(saga, "retry").code()).isEqualTo("SAGA_NOT_PARKED");
    }

    @Test
    void sagaThatWasAskedForAgainTooOftenIsSlowAndAnOperatorRetriesIt() {
        Script script = new Script().confirms(_ -> List.of());
        Shopper buyer = Shopper.following(script);
        String id = buyer.order(Shopper.TEA);
        String saga = "PlaceOrder-" + id;
        await().until(() -> participants.commands(id).contains("ConfirmReservation"));
        assertThat(slow()).doesNotContain(saga);
        assertThat(decide(saga, "retry").code()).isEqualTo("SAGA_NOT_PARKED");

        await().until(() -> {
            OrderApp.shared().letDeadlinePass(id);
            return slow().contains(saga);
        });

        assertThat(http.get("/v1/sagas?state=PARKED", operator).text()).doesNotContain(saga);
        JsonNode told = slowSaga(saga);
        assertThat(told.get("slow").asBoolean()).isTrue();
        assertThat(told.get("_links").has("retry")).isTrue();
        assertThat(told.get("_links").has("skip")).isFalse();
        await().untilAsserted(() -> {
            assertThat(gauge("hutong.sagas.slow")).isPositive();
            assertThat(gauge("hutong.sagas.overdue.seconds")).isPositive();
        });
        assertThat(decide(saga, "skip").code()).isEqualTo("SAGA_NOT_PARKED");
        assertThat(decide(saga, "compensate").code()).isEqualTo("PIVOT_PASSED");
        script.confirms(command -> List.of(new ReservationConfirmed(command.orderId())));
        assertThat(decide(saga, "retry").status()).isEqualTo(202);

        buyer.awaitStatus(id, "PAID");
        assertThat(slow()).doesNotContain(saga);
        assertThat(buyer.timeline(id).toString()).contains("RETRIED");
    }

    @Test
    void sagaThatWaitsForItsBuyerAtTheCashierIsNeverSlow() {
        Shopper hesitant = Shopper.following(new Script().opensCashier().awaits(_ -> List.of()));
        String id = hesitant.order(Shopper.TEA);
        hesitant.awaitStatus(id, "AWAITING_PAYMENT");
        OrderApp.shared().jdbc().update(
                "update sagas set tries = 50 where order_id = ? and not finished", id);

        assertThat(slow()).doesNotContain(id);

        hesitant.cancel(id);
        hesitant.awaitStatus(id, "CANCELLED");
    }

    @Test
    void operatorVouchesForAStepAndTheOrderGoesOn() {
        Shopper buyer = Shopper.following(new Script().confirms(command -> List.of(
                new StockRefused(command.orderId(), StockRefused.Refusal.OUT_OF_STOCK, "gone"))));
        String id = buyer.order(Shopper.TEA);
        buyer.awaitPending(id, "PARKED");

        assertThat(decide("PlaceOrder-" + id, "skip").status()).isEqualTo(202);

        buyer.awaitStatus(id, "PAID");
    }

    @Test
    void replyThatDeniesWhatAnOperatorVouchedForIsToldToOthersAndOneThatConfirmsItIsNot() {
        Shopper buyer = Shopper.following(new Script().confirms(_ -> List.of()));
        List<String> ids = List.of(buyer.order(Shopper.TEA), buyer.order(Shopper.TEA));
        ids.forEach(id -> buyer.awaitPendingInSilence(id, "PARKED"));
        ids.forEach(id -> assertThat(decide("PlaceOrder-" + id, "skip").status()).isEqualTo(202));
        ids.forEach(id -> buyer.awaitStatus(id, "PAID"));

        String denied = ids.getFirst();
        String confirmed = ids.getLast();
        participants.sendReply(new ReservationConfirmed(confirmed), confirmationOf(confirmed));
        participants.sendReply(new StockRefused(denied, StockRefused.Refusal.OUT_OF_STOCK,
                "the shelf is empty"), confirmationOf(denied));

        ids.forEach(id -> await().untilAsserted(() -> assertThat(
                buyer.timeline(id).toString()).contains("STALE_REPLY")));
        StepContradicted event = participants.awaitEvent(denied, StepContradicted.class);
        assertThat(event.step()).isEqualTo("ConfirmReservation");
        assertThat(event.said()).startsWith("StockRefused");
        assertThat(participants.events(confirmed))
                .noneMatch(StepContradicted.class::isInstance);
        assertThat(buyer.see(denied).get("status").asString()).isEqualTo("PAID");
    }

    private StepRef confirmationOf(String id) {
        return participants.received(id).getLast().step();
    }

    @Test
    void decisionWithoutAReasonIsRefused() {
        Answer answer = http.post("/v1/sagas/PlaceOrder-x/retry", operator, "{\"reason\":\"\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(http.post("/v1/sagas/PlaceOrder-x/retry", operator,
                "{\"reason\":\"why\"}").status()).isEqualTo(404);
    }

    @Test
    void replyThatFitsNoSagaIsADeadLetterThatAnOperatorDiscards() {
        String orderId = OrderIds.next();
        participants.sendReply(new ReservationConfirmed(orderId),
                new StepRef("PlaceOrder-" + orderId, "ConfirmReservation", 1));

        await().untilAsserted(() -> assertThat(
                http.get("/v1/dead-letters", operator).text()).contains(orderId));
        JsonNode letter = letterOf(orderId);
        String id = letter.get("id").asString();
        String former = id.replaceFirst("_", ".");
        Answer discarded = http.post("/v1/dead-letters/" + former
                + "/discard", operator, "{\"reason\":\"a test\"}");

        assertThat(letter.get("reason").asString()).contains("there is no saga");
        assertThat(id).matches("order_replies-[0-9]+-[0-9]+");
        assertThat(discarded.status()).isEqualTo(200);
        assertThat(discarded.json().path("id").asString()).isEqualTo(id);
        assertThat(http.get("/v1/dead-letters", operator).text()).doesNotContain(orderId);
    }

    @Test
    void paymentOfAnotherAmountIsParkedAndCompensatedByAnOperator() {
        Shopper buyer = Shopper.following(new Script().authorizes(command -> {
            PaymentAuthorized right = Script.authorized(command);
            return List.of(new PaymentAuthorized(right.orderId(), right.mode(),
                    Money.fen(1), right.paidAt(), right.parts()));
        }));
        String id = buyer.order(Shopper.TEA);
        buyer.awaitPending(id, "PARKED");

        assertThat(decide("PlaceOrder-" + id, "compensate").status()).isEqualTo(202);

        buyer.awaitStatus(id, "CANCELLED");
        assertThat(participants.commands(id)).contains("VoidPayment", "ReleaseStock");
    }

    private Answer decide(String saga, String action) {
        return http.post("/v1/sagas/" + saga + "/" + action, operator,
                "{\"reason\":\"looked into it\"}");
    }

    private String slow() {
        return http.get("/v1/sagas?state=SLOW", operator).text();
    }

    private JsonNode slowSaga(String saga) {
        for (JsonNode item : http.get("/v1/sagas?state=SLOW", operator).json().get("items")) {
            if (item.get("saga_id").asString().equals(saga)) {
                return item;
            }
        }
        throw new AssertionError(saga + " is not slow");
    }

    private static double gauge(String name) {
        return OrderApp.shared().bean(MeterRegistry.class).get(name).gauge().value();
    }

    private JsonNode letterOf(String orderId) {
        for (JsonNode letter : http.get("/v1/dead-letters", operator).json().get("items")) {
            if (letter.get("key").asString().equals(orderId)) {
                return letter;
            }
        }
        throw new AssertionError("no letter of " + orderId);
    }
}

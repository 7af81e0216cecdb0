package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who sees what, and what may be done when. */
class OrderAccessTest {

    private final HttpProbe http = OrderApp.shared().http();
    private final TestTokens tokens = TestTokens.shared();
    private final Shopper buyer = Shopper.following(new Script());

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/stream"})
    void anotherBuyersOrderLooksLikeNone(String part) {
        String id = buyer.order(Shopper.TEA);
        String stranger = Shopper.following(new Script()).token();

        Answer foreign = http.get("/v1/orders/" + id + part, stranger);
        Answer none = http.get("/v1/orders/01kaf0000000000000000000zz" + part, stranger);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text()).isEqualTo(none.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "receipt"})
    void anotherBuyerCannotChangeAnOrder(String action) {
        String id = buyer.order(Shopper.TEA);

        Answer answer = http.post("/v1/orders/" + id + "/" + action,
                Shopper.following(new Script()).token(), "{}");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void merchantSeesItsOwnLinesOnly() {
        Shopper both = Shopper.following(new Script()
                .reserves(command -> List.of(Script.reservedFromTwo(command))));
        String id = both.order(Shopper.TEA);
        both.awaitStatus(id, "PAID");

        JsonNode mug = http.get("/v1/orders/" + id, tokens.merchant("m-mug")).json();

        assertThat(mug.get("lines")).hasSize(1);
        assertThat(mug.at("/lines/0/sku").asString()).isEqualTo("mug-200");
        assertThat(mug.at("/total/total").asLong()).isEqualTo(5_900);
        assertThat(mug.at("/payment/parts")).hasSize(1);
        assertThat(http.get("/v1/orders/" + id, tokens.merchant("m-other")).status())
                .isEqualTo(404);
        assertThat(http.get("/v1/orders", tokens.merchant("m-mug")).text()).contains(id);
        assertThat(http.get("/v1/orders", tokens.merchant("m-other")).text())
                .doesNotContain(id);
    }

    @Test
    void orderIsShippedWhenEveryMerchantHasShipped() {
        Shopper both = Shopper.following(new Script()
                .reserves(command -> List.of(Script.reservedFromTwo(command))));
        String id = both.order(Shopper.TEA);
        both.awaitStatus(id, "PAID");

        assertThat(both.ship(id, tokens.merchant("m-mug")).json().get("status").asString())
                .isEqualTo("PAID");
        assertThat(both.ship(id, tokens.merchant("m-mug")).code()).isEqualTo("ALREADY_SHIPPED");
        assertThat(both.ship(id, tokens.merchant("m-tea")).json().get("status").asString())
                .isEqualTo("SHIPPED");
        assertThat(both.see(id).get("shipments")).hasSize(2);
    }

    @Test
    void linksNameOnlyWhatIsLegalNow() {
        String id = buyer.order(Shopper.TEA);
        JsonNode paid = buyer.awaitStatus(id, "PAID");

        assertThat(paid.get("_links").propertyNames())
                .containsExactly("self", "timeline", "stream", "cancel", "after_sale");
        assertThat(http.get("/v1/orders/" + id, tokens.merchant("m-tea")).json()
                .get("_links").propertyNames()).contains("shipments", "refund");
        buyer.ship(id, tokens.operator());
        assertThat(buyer.see(id).get("_links").propertyNames()).contains("receipt");
        buyer.receive(id);
        assertThat(buyer.awaitStatus(id, "SETTLED").get("_links").propertyNames())
                .containsExactly("self", "timeline", "after_sale");
    }

    @Test
    void stepsOutOfOrderAreRefusedWithTheirCode() {
        Shopper slow = Shopper.following(new Script().authorizes(_ -> List.of()));
        String unpaid = slow.order(Shopper.TEA);
        String paid = buyer.order(Shopper.TEA);
        buyer.awaitStatus(paid, "PAID");

        assertThat(slow.ship(unpaid, tokens.operator()).code()).isEqualTo("ORDER_NOT_PAID");
        assertThat(slow.receive(unpaid).code()).isEqualTo("ORDER_NOT_SHIPPED");
        buyer.ship(paid, tokens.operator());
        assertThat(buyer.cancel(paid).code()).isEqualTo("ALREADY_SHIPPED");
    }

    @Test
    void buyerCancelsAnOrderWhileTheDebitIsUnderWay() {
        Shopper slow = Shopper.following(new Script().authorizes(_ -> List.of()));
        String id = slow.order(Shopper.TEA);
        slow.awaitStatus(id, "RESERVED");

        assertThat(slow.cancel(id).status()).isEqualTo(202);
        JsonNode order = slow.awaitStatus(id, "CANCELLED");

        assertThat(order.get("reason").asString()).isEqualTo("CANCELLED_BY_BUYER");
        assertThat(OrderApp.participants().commands(id)).contains("VoidPayment");
        assertThat(slow.cancel(id).status()).isEqualTo(202);
    }

    @Test
    void receiptTwiceSettlesOnce() {
        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "PAID");
        buyer.ship(id, tokens.operator());

        assertThat(buyer.receive(id).status()).isEqualTo(202);
        assertThat(buyer.receive(id).status()).isEqualTo(202);

        buyer.awaitStatus(id, "SETTLED");
        assertThat(OrderApp.participants().commands(id).stream()
                .filter("SettlePayment"::equals)).hasSize(1);
    }

    @Test
    void listGoesPageByPageFromTheNewest() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(buyer.order(Shopper.TEA));
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = http.get("/v1/orders?limit=2" + cursor, buyer.token()).json();
            page.get("items").forEach(item -> listed.add(item.get("order_id").asString()));
            cursor = page.get("next_cursor").isNull()
                    ? null : "&cursor=" + page.get("next_cursor").asString();
        } while (cursor != null);

        assertThat(listed).isEqualTo(placed.reversed());
    }

    @Test
    void listFiltersByStatus() {
        String paid = buyer.order(Shopper.TEA);
        buyer.awaitStatus(paid, "PAID");

        assertThat(http.get("/v1/orders?status=PAID", buyer.token()).text()).contains(paid);
        assertThat(http.get("/v1/orders?status=SETTLED", buyer.token()).json().get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "status=LOST", "cursor=nonsense"})
    void badListParametersAreRefused(String parameter) {
        Answer answer = http.get("/v1/orders?" + parameter, buyer.token());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void traceOfTheRequestReachesEveryCommand() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Answer answer = http.send("POST", "/v1/orders", buyer.token(), Map.of(
                "Content-Type", "application/json", "Idempotency-Key", "trace-" + trace,
                "traceparent", "00-" + trace + "-00f067aa0ba902b7-01"),
                Shopper.TEA.getBytes());

        String id = answer.json().get("order_id").asString();
        buyer.awaitStatus(id, "PAID");
        assertThat(OrderApp.participants().received(id).getFirst().traceparent())
                .contains(trace);
    }

    @Test
    void timelineTellsWhatIsAwaitedUntilWhenAndWhatComesNext() {
        Shopper slow = Shopper.following(new Script().authorizes(_ -> List.of()));
        String id = slow.order(Shopper.TEA);
        slow.awaitStatus(id, "RESERVED");

        JsonNode timeline = slow.timeline(id);

        assertThat(timeline.get("explanation").asString())
                .isEqualTo("Waiting for the answer to AuthorizePayment, attempt 1.");
        assertThat(timeline.at("/waiting/what").asString())
                .isEqualTo("the reply to AuthorizePayment");
        assertThat(timeline.at("/waiting/until").isNull()).isFalse();
        assertThat(timeline.at("/next/0").asString()).isEqualTo("ConfirmReservation");
        assertThat(timeline.at("/sagas/0/steps/0/outcome").asString()).isEqualTo("SUCCEEDED");
        assertThat(timeline.at("/sagas/0/steps/1/outcome").asString()).isEqualTo("WAITING");
    }
}

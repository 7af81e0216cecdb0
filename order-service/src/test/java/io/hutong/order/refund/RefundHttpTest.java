package io.hutong.order.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.PaymentRefundRefused;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /v1/orders/{id}/refunds} and after-sales on real Kafka and PostgreSQL. */
class RefundHttpTest {

    private static final String TWO_LINES = Shopper.TEA.replace("\"quantity\":1}",
            "\"quantity\":1},{\"sku\":\"tea-200\",\"quantity\":1}");

    private final TestTokens tokens = TestTokens.shared();
    private final HttpProbe http = OrderApp.shared().http();
    private final Shopper buyer = Shopper.following(new Script());

    @Test
    void merchantRefundsPartOfAShippedOrderAndTheOrderTells() {
        String id = shipped();

        Answer answer = refund(id, tokens.merchant("m-tea"), 900);
        JsonNode order = buyer.awaitStatus(id, "SHIPPED");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("refund_id").asString()).isEqualTo(id + "R01");
        await().untilAsserted(() -> assertThat(
                buyer.see(id).at("/refunded/total").asLong()).isEqualTo(900));
        JsonNode one = http.get("/v1/orders/" + id + "/refunds", buyer.token()).json()
                .at("/items/0");
        assertThat(one.get("status").asString()).isEqualTo("REFUNDED");
        assertThat(one.has("sources") && !one.get("sources").isNull()).isFalse();
        assertThat(order.get("_links").propertyNames()).contains("refunds", "after_sale");
        assertThat(buyer.timeline(id).at("/sagas/1/definition").asString())
                .isEqualTo("RefundOrder");
    }

    @Test
    void refundAfterTheSettlementShowsInTheStatus() {
        String id = shipped();
        buyer.receive(id);
        buyer.awaitStatus(id, "SETTLED");

        refund(id, tokens.operator(), 900);
        buyer.awaitStatus(id, "PARTLY_REFUNDED");
        refund(id, tokens.operator(), 12_000);

        buyer.awaitStatus(id, "REFUNDED");
        assertThat(refund(id, tokens.operator(), 1).code()).isEqualTo("REFUND_EXCEEDS_PAYMENT");
    }

    @Test
    void settlementWaitsForAnOpenRefundAndThenDividesTheRest() {
        Shopper patient = Shopper.following(new Script().refunds(_ -> List.of())
                .settles(command -> List.of(Script.settled(command.orderId(), 12_000))));
        String id = patient.order(Shopper.TEA);
        patient.awaitStatus(id, "PAID");
        refund(id, tokens.operator(), 900);
        patient.ship(id, tokens.operator());

        patient.receive(id);
        assertThat(patient.awaitPending(id, "REFUNDING").get("status").asString())
                .isEqualTo("RECEIVED");
        assertThat(OrderApp.participants().commands(id)).doesNotContain("SettlePayment");
        RefundPayment asked = (RefundPayment) OrderApp.participants().received(id).stream()
                .filter(one -> one.command() instanceof RefundPayment).findFirst().orElseThrow()
                .command();
        OrderApp.participants().sendReply(Script.refunded(asked), OrderApp.participants()
                .received(id).stream().filter(one -> one.command() instanceof RefundPayment)
                .reduce((_, last) -> last).orElseThrow().step());

        assertThat(patient.awaitStatus(id, "SETTLED").at("/refunded/total").asLong())
                .isEqualTo(900);
    }

    @Test
    void ofTenParallelRefundsOfTwiceThePaymentExactlyThoseThatFitAreClaimed() {
        String id = shipped();

        List<Answer> answers = IntStream.range(0, 10).parallel()
                .mapToObj(_ -> refund(id, tokens.operator(), 2_580)).toList();

        assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)
                .map(Answer::code)).hasSize(5).containsOnly("REFUND_EXCEEDS_PAYMENT");
        buyer.awaitStatus(id, "REFUNDED");
    }

    @Test
    void ofTenParallelRefundsUnderOneLineExactlyThoseThatFitTheLineAreClaimed() {
        String id = shipped(TWO_LINES);

        List<Answer> answers = IntStream.range(0, 10).parallel()
                .mapToObj(_ -> refund(id, tokens.operator(), 2_580, "tea-100")).toList();

        assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)
                .map(Answer::code)).hasSize(5).containsOnly("REFUND_EXCEEDS_LINES");
        assertThat(refund(id, tokens.operator(), 12_900, "tea-200").status()).isEqualTo(202);
        buyer.awaitStatus(id, "REFUNDED");
        JsonNode first = http.get("/v1/orders/" + id + "/refunds", buyer.token()).json()
                .at("/items/0/lines/0");
        assertThat(first.get("sku").asString()).isEqualTo("tea-100");
        assertThat(first.at("/amount/total").asLong()).isEqualTo(2_580);
    }

    @Test
    void skuThatIsNamedTwiceIsMeantWithTheSum() {
        String id = shipped();

        assertThat(refund(id, tokens.operator(), 100, "tea-100", "tea-100").code())
                .isEqualTo("LINE_QUANTITY_EXCEEDED");
        assertThat(http.post("/v1/orders/" + id + "/after-sales", buyer.token(),
                body(100, "tea-100", "tea-100")).code()).isEqualTo("LINE_QUANTITY_EXCEEDED");
        assertThat(refund(id, tokens.operator(), 100, "tea-100").status()).isEqualTo(202);
    }

    @Test
    void whatWasRefundedUnderALineCannotBeAskedForAgain() {
        String id = shipped(TWO_LINES);
        refund(id, tokens.operator(), 12_900, "tea-100");

        assertThat(http.post("/v1/orders/" + id + "/after-sales", buyer.token(),
                body(1, "tea-100")).code()).isEqualTo("REFUND_EXCEEDS_LINES");
        assertThat(http.post("/v1/orders/" + id + "/after-sales", buyer.token(),
                body(1, "tea-200")).status()).isEqualTo(202);
    }

    @Test
    void refusedRefundReleasesItsClaim() {
        Shopper unlucky = Shopper.following(new Script().refunds(command -> List.of(
                new PaymentRefundRefused(command.orderId(), command.refundId(),
                        PaymentRefundRefused.Refusal.CLOSED_BY_CHANNEL, "closed"))));
        String id = unlucky.order(Shopper.TEA);
        unlucky.awaitStatus(id, "PAID");

        refund(id, tokens.operator(), 12_900);

        await().untilAsserted(() -> assertThat(
                http.get("/v1/orders/" + id + "/refunds", tokens.operator()).json()
                        .at("/items/0/refusal").asString())
                .isEqualTo("CLOSED_BY_CHANNEL"));
        assertThat(unlucky.awaitStatus(id, "PAID").at("/refunded/total").asLong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"2\"", "null"})
    void amountThatIsNoneIsRefused(String amount) {
        String id = shipped();

        Answer answer = http.post("/v1/orders/" + id + "/refunds", tokens.operator(),
                "{\"amount\":{\"total\":" + amount + ",\"currency\":\"CNY\"},\"reason\":\"r\"}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void strangersAndBuyersGiveNothingBack() {
        String id = shipped();

        assertThat(refund(id, tokens.merchant("m-mug"), 1).status()).isEqualTo(404);
        assertThat(refund(id, buyer.token(), 1).status()).isEqualTo(403);
        assertThat(http.get("/v1/orders/" + id + "/refunds", tokens.buyer("b-other")).status())
                .isEqualTo(404);
    }

    @Test
    void unpaidOrderHasNothingToGiveBack() {
        Shopper slow = Shopper.following(new Script().authorizes(_ -> List.of()));
        String id = slow.order(Shopper.TEA);
        slow.awaitStatus(id, "RESERVED");

        assertThat(refund(id, tokens.operator(), 1).code()).isEqualTo("ORDER_NOT_PAID");
    }

    @Test
    void approvedAfterSaleBecomesARefund() {
        String id = shipped();

        Answer asked = ask(id, 900);
        String afterSale = asked.json().get("after_sale_id").asString();
        assertThat(buyer.see(id).get("_links").propertyNames()).contains("after_sales");
        Answer approved = decide(afterSale, "approve", tokens.merchant("m-tea"));

        assertThat(asked.status()).isEqualTo(202);
        assertThat(approved.json().get("status").asString()).isEqualTo("APPROVED");
        assertThat(approved.json().get("refund_id").asString()).isEqualTo(id + "R01");
        assertThat(decide(afterSale, "approve", tokens.operator()).status()).isEqualTo(202);
        assertThat(decide(afterSale, "reject", tokens.operator()).code())
                .isEqualTo("ALREADY_DECIDED");
        await().untilAsserted(() -> assertThat(
                buyer.see(id).at("/refunded/total").asLong()).isEqualTo(900));
    }

    @Test
    void approvedAfterSaleTellsThatItsMoneyDidNotGoBack() {
        Shopper unlucky = Shopper.following(new Script().refunds(command -> List.of(
                new PaymentRefundRefused(command.orderId(), command.refundId(),
                        PaymentRefundRefused.Refusal.EXCEEDS_PAYMENT, "less is left"))));
        String id = unlucky.order(Shopper.TEA);
        unlucky.awaitStatus(id, "PAID");
        String afterSale = http.post("/v1/orders/" + id + "/after-sales", unlucky.token(),
                body(900)).json().get("after_sale_id").asString();

        assertThat(decide(afterSale, "approve", tokens.merchant("m-tea")).json()
                .get("refund_status").asString()).isEqualTo("REFUNDING");

        await().untilAsserted(() -> {
            JsonNode one = http.get("/v1/orders/" + id + "/after-sales", unlucky.token()).json()
                    .at("/items/0");
            assertThat(one.get("refund_status").asString()).isEqualTo("REFUSED");
            assertThat(one.get("refusal").asString()).isEqualTo("EXCEEDS_PAYMENT");
        });
        assertThat(unlucky.see(id).get("reason").asString()).isEqualTo("REFUND_REFUSED");
    }

    @Test
    void openAfterSaleHoldsTheSettlementAndItsRejectionLetsItGo() {
        String id = shipped();
        String afterSale = ask(id, 900).json().get("after_sale_id").asString();

        buyer.receive(id);
        assertThat(buyer.awaitStatus(id, "RECEIVED").get("pending").isNull()).isTrue();
        assertThat(buyer.timeline(id).at("/waiting/what").asString())
                .isEqualTo("the merchant's decision about the after-sale");
        assertThat(buyer.timeline(id).at("/waiting/until").isNull()).isFalse();
        assertThat(OrderApp.participants().commands(id)).doesNotContain("SettlePayment");
        decide(afterSale, "reject", tokens.merchant("m-tea"));

        buyer.awaitStatus(id, "SETTLED");
    }

    @Test
    void onlyTheMerchantConcernedDecides() {
        String id = shipped();
        String afterSale = ask(id, 900).json().get("after_sale_id").asString();

        assertThat(decide(afterSale, "approve", tokens.merchant("m-mug")).status())
                .isEqualTo(404);
        assertThat(decide(afterSale, "approve", buyer.token()).status()).isEqualTo(403);
        assertThat(decide("nonsense", "approve", tokens.operator()).status()).isEqualTo(404);
    }

    private String shipped() {
        return shipped(Shopper.TEA);
    }

    private String shipped(String order) {
        String id = buyer.order(order);
        buyer.awaitStatus(id, "PAID");
        buyer.ship(id, tokens.operator());
        return id;
    }

    private Answer refund(String id, String token, long fen) {
        return http.post("/v1/orders/" + id + "/refunds", token, body(fen));
    }

    private Answer refund(String id, String token, long fen, String... skus) {
        return http.post("/v1/orders/" + id + "/refunds", token, body(fen, skus));
    }

    private static String body(long fen, String... skus) {
        String lines = Arrays.stream(skus).map(sku -> "{\"sku\":\"" + sku + "\",\"quantity\":1}")
                .collect(Collectors.joining(","));
        return "{\"amount\":{\"total\":" + fen + ",\"currency\":\"CNY\"},\"reason\":\"late\","
                + "\"lines\":[" + lines + "]}";
    }

    private Answer ask(String id, long fen) {
        return http.post("/v1/orders/" + id + "/after-sales", buyer.token(), body(fen));
    }

    private Answer decide(String afterSale, String verdict, String token) {
        return http.post("/v1/after-sales/" + afterSale + "/" + verdict, token, "{}");
    }

    private static String body(long fen) {
        return "{\"amount\":{\"total\":" + fen + ",\"currency\":\"CNY\"},\"reason\":\"late\"}";
    }
}

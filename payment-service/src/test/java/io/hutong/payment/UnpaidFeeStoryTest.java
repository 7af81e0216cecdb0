package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.RefundedPart;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.kernel.money.Money;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A fee that the traffic platform could not take is owed to it for what stays sold, to the fen. */
class UnpaidFeeStoryTest {

    private static final String PATH = "/v1/statements/platforms/";
    /** Of 12,900 fen; no share of them is a whole number. */
    private static final List<Long> ODD = List.of(1_111L, 3_333L, 7L, 5_551L, 2_898L);

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();

    @BeforeEach
    @AfterEach
    void nothingFails() {
        app.wechat().noFaults();
        app.wechat().call("PUT", "/sandbox/receivers/1900000002", "{}");
    }

    @Test
    void feeThatWasNeverPaidIsNoLongerOwedForWhatWasRefunded() {
        long before = closing();
        receiverTakesNothing();
        String order = settled();

        refund(order, 1, 6_450);

        assertThat(claimsOf(order)).extracting(UnpaidFeeStoryTest::text)
                .containsExactlyInAnyOrder("TRAFFIC_FEE_UNPAID TRAFFIC 258",
                        "TRAFFIC_FEE_UNPAID_RETURN COMMERCE 129");
        assertThat(closing()).isEqualTo(before + 129);

        refund(order, 2, 6_450);

        assertThat(closing()).isEqualTo(before);
        assertThat(claimsOf(order)).filteredOn(c -> c.path("settled").asBoolean()).isEmpty();
        assertThat(app.http().get("/v1/cases/SHARE_CLOSED-" + order + "S01",
                TestTokens.shared().operator()).json().path("notes").findValuesAsString("note"))
                .containsExactly("129 fen of the traffic fee are no longer owed: refund " + order
                        + "R0101",
                        "129 fen of the traffic fee are no longer owed: refund "
                                + order + "R0201");
    }

    @Test
    void severalRefundsTogetherTakeExactlyTheUnpaidFeeBackAndEachAsMuchAsOfAPaidOne() {
        String paid = settled();
        receiverTakesNothing();
        String unpaid = settled();
        long before = closing();

        for (int i = 0; i < ODD.size(); i++) {
            refund(paid, i + 1, ODD.get(i));
            refund(unpaid, i + 1, ODD.get(i));
        }

        assertThat(amounts(unpaid, "TRAFFIC_FEE_UNPAID_RETURN"))
                .isEqualTo(amounts(paid, "TRAFFIC_FEE_RETURN"))
                .satisfies(all -> assertThat(all.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(258));
        assertThat(closing()).isEqualTo(before - 258);
    }

    @Test
    void refundThatTheChannelClosesTakesNothingBackAndTheNextOneTheWhole() {
        receiverTakesNothing();
        Shopper shopper = Shopper.withMandate(app);
        String order = settled(shopper.order(Shopper.TEA, 12_900));
        app.wechat().decline(shopper.openid(), "REFUND_CLOSED");
        command(order, 1, 6_450);
        awaitRequest(order, 1, "REFUSED");
        assertThat(claimsOf(order)).extracting(UnpaidFeeStoryTest::text)
                .containsExactly("TRAFFIC_FEE_UNPAID TRAFFIC 258");

        app.wechat().call("PUT", "/sandbox/buyers/" + shopper.openid(), "{}");
        refund(order, 2, 12_900);

        assertThat(amounts(order, "TRAFFIC_FEE_UNPAID_RETURN")).containsExactly(258L);
    }

    @Test
    void feeThatCameBackForARefundThatWasClosedIsOwedAgainUntilTheNextOne() {
        Shopper shopper = Shopper.withMandate(app);
        String order = settled(shopper.order(Shopper.TEA, 12_900));
        long before = closing();
        app.wechat().decline(shopper.openid(), "REFUND_CLOSED");
        command(order, 1, 6_450);
        awaitRequest(order, 1, "REFUSED");
        assertThat(amounts(order, "TRAFFIC_FEE_RETURN")).containsExactly(129L);
        assertThat(amounts(order, "TRAFFIC_FEE_OWED_AGAIN")).containsExactly(129L);
        assertThat(closing()).isEqualTo(before + 129);

        app.wechat().call("PUT", "/sandbox/buyers/" + shopper.openid(), "{}");
        refund(order, 2, 12_900);

        assertThat(amounts(order, "TRAFFIC_FEE_RETURN")).containsExactly(129L, 129L);
        assertThat(amounts(order, "TRAFFIC_FEE_UNPAID_RETURN")).containsExactly(129L);
        assertThat(closing()).isEqualTo(before);
    }

    @Test
    void feeThatDidNotComeBackForARefundThatWasClosedIsNotClaimedTwice() {
        Shopper shopper = Shopper.withMandate(app);
        String order = settled(shopper.order(Shopper.TEA, 12_900));
        app.jdbc().update("update split set ended_at = now() - interval '181 days'"
                + " where order_id = ?", order);
        app.wechat().decline(shopper.openid(), "REFUND_CLOSED");
        command(order, 1, 6_450);
        awaitRequest(order, 1, "REFUSED");
        assertThat(amounts(order, "TRAFFIC_FEE_OWED_AGAIN")).containsExactly(129L);

        app.wechat().call("PUT", "/sandbox/buyers/" + shopper.openid(), "{}");
        refund(order, 2, 12_900);

        assertThat(amounts(order, "TRAFFIC_FEE_NOT_RETURNED")).containsExactly(129L, 258L);
        assertThat(amounts(order, "TRAFFIC_FEE_UNPAID_RETURN")).isEmpty();
    }

    @Test
    void eachPartOfAnOrderOwesTheUnpaidFeeOfWhatIsLeftOfItself() {
        receiverTakesNothing();
        String order = settled(Shopper.withMandate(app)
                .order(Shopper.TEA, 12_900, Shopper.MUG, 5_900));

        saga.send(new RefundPayment(order, order + "R01", "asked for", List.of(
                new RefundPayment.Part(Shopper.TEA, Money.fen(6_450)),
                new RefundPayment.Part(Shopper.MUG, Money.fen(5_900)))));
        awaitRequest(order, 1, "REFUNDED");

        assertThat(amounts(order, "TRAFFIC_FEE_UNPAID")).containsExactlyInAnyOrder(258L, 118L);
        assertThat(amounts(order, "TRAFFIC_FEE_UNPAID_RETURN"))
                .containsExactlyInAnyOrder(129L, 118L);
        assertThat(saga.await(order, PaymentRefunded.class).parts())
                .extracting(RefundedPart::trafficFeeOwed)
                .containsExactlyInAnyOrder(Money.fen(129), Money.fen(118));
    }

    @Test
    void refundBeforeTheSettlementLeavesNothingToTakeBack() {
        receiverTakesNothing();
        AuthorizePayment asked = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        String order = asked.orderId();
        saga.send(asked);
        saga.await(order, PaymentAuthorized.class);
        refund(order, 1, 6_450);
        settle(order);

        assertThat(claimsOf(order)).extracting(UnpaidFeeStoryTest::text)
                .containsExactly("TRAFFIC_FEE_UNPAID TRAFFIC 129");
    }

    private void receiverTakesNothing() {
        app.wechat().call("PUT", "/sandbox/receivers/1900000002",
                "{\"fail_reason\":\"RECEIVER_HIGH_RISK\"}");
    }

    private String settled() {
        return settled(Shopper.withMandate(app).order(Shopper.TEA, 12_900));
    }

    private String settled(AuthorizePayment order) {
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        settle(order.orderId());
        return order.orderId();
    }

    private void settle(String order) {
        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);
    }

    private void refund(String order, int number, long fen) {
        command(order, number, fen);
        awaitRequest(order, number, "REFUNDED");
    }

    private void command(String order, int number, long fen) {
        saga.send(new RefundPayment(order, order + "R0" + number, "asked for",
                List.of(new RefundPayment.Part(Shopper.TEA, Money.fen(fen)))));
    }

    private void awaitRequest(String order, int number, String state) {
        await().untilAsserted(() -> assertThat(app.jdbc().queryForList(
                "select state from refund_request where refund_id = ?", String.class,
                order + "R0" + number)).containsExactly(state));
    }

    private List<Long> amounts(String order, String kind) {
        return claimsOf(order).stream().filter(c -> c.path("kind").asString().equals(kind))
                .map(c -> fen(c, "amount")).toList();
    }

    private static String text(JsonNode claim) {
        return claim.path("kind").asString() + " " + claim.path("claimant").asString() + " "
                + fen(claim, "amount");
    }

    private List<JsonNode> claimsOf(String order) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = statement("?limit=100&cursor=" + cursor);
            page.path("items").forEach(all::add);
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        return all.stream().filter(c -> c.path("order_id").asString().equals(order)).toList();
    }

    private long closing() {
        return fen(statement("?limit=1"), "closing");
    }

    private JsonNode statement(String query) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Answer answer = app.http().get(PATH + today + query, TestTokens.shared().operator());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static long fen(JsonNode node, String field) {
        return node.path(field).path("total").asLong();
    }
}

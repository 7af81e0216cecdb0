package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.kernel.money.BasisPoints;
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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The platforms' statement says what each has earned, what is still owed, and from which order. */
class PlatformStatementStoryTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final String PATH = "/v1/statements/platforms/";

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();

    @BeforeEach
    @AfterEach
    void nothingFails() {
        app.wechat().noFaults();
        app.wechat().call("PUT", "/sandbox/receivers/1900000002", "{}");
    }

    @Test
    void everyTrafficFeeIsAClaimThatTheChannelHasSettled() {
        String order = settled();

        List<JsonNode> claims = claimsOf(order);

        assertThat(claims).hasSize(1);
        assertThat(claims.getFirst().path("kind").asString()).isEqualTo("TRAFFIC_FEE");
        assertThat(claims.getFirst().path("amount").path("total").asLong()).isEqualTo(258);
        assertThat(claims.getFirst().path("settled").asBoolean()).isTrue();
    }

    @Test
    void feeThatItsReceiverCouldNotTakeStaysOpen() {
        long before = fen(statement("?limit=1"), "closing");
        app.wechat().call("PUT", "/sandbox/receivers/1900000002",
                "{\"fail_reason\":\"RECEIVER_HIGH_RISK\"}");

        String order = settled();

        assertThat(claimsOf(order)).singleElement().satisfies(
                claim -> assertThat(claim.path("kind").asString()).isEqualTo("TRAFFIC_FEE_UNPAID"));
        var part = saga.await(order, PaymentSettled.class).parts().getFirst();
        assertThat(part.trafficFee()).isEqualTo(Money.ZERO);
        assertThat(part.trafficFeeOwed()).as("a cost all the same").isEqualTo(Money.fen(258));
        assertThat(fen(statement("?limit=1"), "closing")).isEqualTo(before + 258);
    }

    @Test
    void partOfASubsidyIsOwedUntilItComesBack() {
        app.wechat().call("POST", "/sandbox/merchants/1900000001/deposit", "{\"amount\":100000}");
        long before = fen(statement("?limit=1"), "closing");
        String order = settled(SubsidyStoryTest.subsidised(
                Shopper.withMandate(app).order(Shopper.TEA, 12_900)));
        assertThat(claimsOf(order)).extracting(c -> c.path("kind").asString())
                .containsExactlyInAnyOrder("TRAFFIC_FEE", "SUBSIDY_CLAIM");
        assertThat(fen(statement("?limit=1"), "closing")).isEqualTo(before - 800);

        refund(order, 6_450);

        await().untilAsserted(() -> assertThat(claimsOf(order))
                .extracting(c -> c.path("kind").asString()).containsExactlyInAnyOrder(
                        "TRAFFIC_FEE", "SUBSIDY_CLAIM", "TRAFFIC_FEE_RETURN",
                        "SUBSIDY_CLAIM_RETURN"));
        assertThat(fen(statement("?limit=1"), "closing")).isEqualTo(before - 400);
    }

    @Test
    void claimOfSeveralCampaignsWithDifferentRatesIsOwedToTheFen() {
        app.wechat().call("POST", "/sandbox/merchants/1900000001/deposit", "{\"amount\":100000}");
        AuthorizePayment plain = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        AuthorizePayment.Part part = plain.parts().getFirst();

        String order = settled(new AuthorizePayment(plain.orderId(), plain.buyerId(),
                plain.miniProgram(), plain.total(), List.of(new AuthorizePayment.Part(
                        part.merchantId(), part.subMchid(), part.amount(), part.description(),
                        part.terms(), Money.fen(932), new BasisPoints(3_208), Money.fen(299))),
                plain.fallback()));

        assertThat(claimsOf(order)).filteredOn(
                c -> c.path("kind").asString().equals("SUBSIDY_CLAIM")).singleElement()
                .satisfies(c -> assertThat(fen(c, "amount")).isEqualTo(299));
    }

    @Test
    void feeThatDoesNotComeBackWithARefundIsOwedToTheCommercePlatform() {
        String order = settled();
        app.jdbc().update("update split set ended_at = now() - interval '181 days'"
                + " where order_id = ?", order);

        refund(order, 12_900);

        assertThat(claimsOf(order)).extracting(c -> c.path("kind").asString())
                .contains("TRAFFIC_FEE_NOT_RETURNED");
    }

    private void refund(String order, long fen) {
        saga.send(new RefundPayment(order, order + "R01", "asked for",
                List.of(new RefundPayment.Part(Shopper.TEA, Money.fen(fen)))));
        saga.await(order, PaymentRefunded.class);
    }

    @Test
    void linesAddUpToTheTotalsOfBothSidesInJsonAndInCsv() {
        settled();
        settled();

        List<JsonNode> all = all();
        JsonNode statement = statement("?limit=1");
        Answer csv = app.http().send("GET", PATH + TODAY, TestTokens.shared().operator(),
                Map.of("Accept", "text/csv"), new byte[0]);

        for (String side : List.of("TRAFFIC", "COMMERCE")) {
            long sum = all.stream().filter(c -> c.path("claimant").asString().equals(side))
                    .mapToLong(c -> c.path("amount").path("total").asLong()).sum();
            assertThat(fen(statement.path(side.toLowerCase()), "claims")).isEqualTo(sum);
        }
        assertThat(fen(statement, "closing")).isEqualTo(fen(statement, "opening")
                + fen(statement.path("traffic"), "open")
                - fen(statement.path("commerce"), "open"));
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.text().lines().filter(l -> l.startsWith("CLAIM,"))).hasSize(all.size());
        assertThat(csv.text().lines().toList().getLast())
                .endsWith("," + fen(statement, "closing"));
    }

    @Test
    void statementOfADayThatIsNotOverIsRefused() {
        Answer answer = app.http().get(
                PATH + TODAY.plusDays(1), TestTokens.shared().operator());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("DAY_NOT_OVER");
    }

    @Test
    void statementIsForOperatorsOnly() {
        assertThat(app.http().get(PATH + TODAY, TestTokens.shared().merchant("m-tea")).status())
                .isEqualTo(403);
        assertThat(app.http().get(PATH + "today", TestTokens.shared().operator()).code())
                .isEqualTo("INVALID_PARAMETER");
    }

    private List<JsonNode> claimsOf(String order) {
        return all().stream().filter(c -> c.path("order_id").asString().equals(order)).toList();
    }

    private List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = statement("?limit=3&cursor=" + cursor);
            page.path("items").forEach(all::add);
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    private JsonNode statement(String query) {
        Answer answer = app.http().get(PATH + TODAY + query, TestTokens.shared().operator());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static long fen(JsonNode node, String field) {
        return node.path(field).path("total").asLong();
    }

    private String settled() {
        return settled(Shopper.withMandate(app).order(Shopper.TEA, 12_900));
    }

    private String settled(AuthorizePayment order) {
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        saga.send(new SettlePayment(order.orderId()));
        saga.await(order.orderId(), PaymentSettled.class);
        return order.orderId();
    }
}

package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.http.testing.HttpProbe.Answer;
import io.hutong.http.testing.TestTokens;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A day is compared with the channel's own bills; what differs becomes somebody's case. */
class ReconciliationStoryTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private final PaymentApp app = PaymentApp.shared();
    private final Saga saga = app.saga();

    @BeforeEach
    void nothingFails() {
        app.wechat().noFaults();
    }

    @Test
    void paidSettledAndCalledOffOrdersAreTheSameInTheChannelsBills() {
        String paid = paid(Shopper.TEA, 12_900, Shopper.MUG, 5_900);
        String settled = settled();
        String voided = paid(Shopper.TEA, 3_333);
        saga.send(new VoidPayment(voided));
        saga.await(voided, PaymentVoided.class);

        JsonNode result = compare();

        assertThat(differences(result, paid, settled, voided)).isEmpty();
        assertThat(result.path("counts").path("matched").asLong()).isGreaterThanOrEqualTo(5);
        assertThat(result.path("bills").findValuesAsString("type"))
                .containsExactly("TRADE", "FUND_FLOW");
    }

    @Test
    void forgedRowBecomesACaseThatIsResolvedByAnEntryAndStaysResolved() {
        String order = settled();
        String forge = "update ledger_transfer set amount = amount %s 1 where order_id = '"
                + order + "' and kind = 'DEBIT'";
        tamper(forge.formatted("+"));

        JsonNode found = compare();
        List<JsonNode> mine = differences(found, order);
        String caseId = mine.getFirst().path("case_id").asString();
        Answer assigned = act(caseId, "assign", "{\"owner\":\"ann\"}");
        Answer resolved = act(caseId, "resolve", """
                {"resolution":"BOOKED","note":"one fen too many","entry":
                 {"debit":"buyers","credit":"clearing:differences",
                  "amount":{"total":1,"currency":"CNY"}}}""");
        List<JsonNode> again = differences(compare(), order);
        tamper(forge.formatted("-"));

        assertThat(mine).hasSize(1);
        assertThat(mine.getFirst().path("type").asString()).isEqualTo("AMOUNT_DIFFERS");
        assertThat(mine.getFirst().path("amount").path("total").asLong()).isEqualTo(1);
        assertThat(assigned.json().path("owner").asString()).isEqualTo("ann");
        assertThat(resolved.json().path("status").asString()).isEqualTo("RESOLVED");
        assertThat(resolved.json().path("notes").findValuesAsString("action"))
                .containsExactly("ASSIGNED", "RESOLVED");
        assertThat(app.jdbc().queryForObject("select debit_account || amount from"
                + " ledger_transfer where entry = ?", String.class,
                caseId + ":1")).isEqualTo("buyers1");
        assertThat(again).hasSize(1);
        assertThat(get("/v1/cases/" + caseId).path("status").asString()).isEqualTo("RESOLVED");
        assertThat(act(caseId, "reopen", "{\"note\":\"look again\"}").json().path("status")
                .asString()).isEqualTo("OPEN");
        act(caseId, "resolve", "{\"resolution\":\"NO_DIFFERENCE\",\"note\":\"was forged\"}");
    }

    @Test
    void correctionNeedsAccountsOfTheLedger() {
        settled();
        app.jdbc().update("insert into payment_case (case_id, kind, order_id, amount, detail)"
                + " values ('REFUND_FAILED:story', 'REFUND_FAILED', '', 1, 'a story')");

        Answer refused = act("REFUND_FAILED:story", "resolve", """
                {"resolution":"WRITTEN_OFF","note":"lost","entry":{"debit":"nobody",
                 "credit":"buyers","amount":{"total":1,"currency":"CNY"}}}""");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("UNKNOWN_ACCOUNT");
    }

    @Test
    void dayThatIsNotOverIsRefused() {
        Answer answer = app.http().post("/v1/reconciliations", operator(),
                "{\"date\":\"" + TODAY.plusDays(1) + "\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("DAY_NOT_OVER");
    }

    @Test
    void dayWithoutABillIsBalancedWhenNothingHappened() {
        Answer answer = app.http().post("/v1/reconciliations", operator(),
                "{\"date\":\"2019-01-01\"}");

        assertThat(answer.json().path("status").asString()).isEqualTo("BALANCED");
        assertThat(get("/v1/reconciliations/2019-01-01").path("run").asInt()).isPositive();
    }

    @Test
    void onlyOperatorsCompareAndSeeCases() {
        String merchant = TestTokens.shared().merchant("m-tea");

        assertThat(app.http().post("/v1/reconciliations", merchant, "{}").status())
                .isEqualTo(403);
        assertThat(app.http().get("/v1/cases", merchant).status()).isEqualTo(403);
        assertThat(app.http().get("/v1/cases?status=NONE", operator()).code())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(app.http().get("/v1/reconciliations/yesterday", operator()).code())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(app.http().get("/v1/cases/none", operator()).status()).isEqualTo(404);
    }

    private JsonNode compare() {
        Answer answer = app.http().post("/v1/reconciliations", operator(),
                "{\"date\":\"" + TODAY + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonNode> differences(JsonNode result, String... orders) {
        return StreamSupport.stream(result.path("items").spliterator(), false)
                .filter(item -> List.of(orders).contains(item.path("order_id").asString()))
                .toList();
    }

    private String settled() {
        String order = paid(Shopper.TEA, 12_900);
        saga.send(new SettlePayment(order));
        saga.await(order, PaymentSettled.class);
        return order;
    }

    private String paid(Object... merchantsAndFen) {
        AuthorizePayment order = Shopper.withMandate(app).order(merchantsAndFen);
        saga.send(order);
        saga.await(order.orderId(), PaymentAuthorized.class);
        return order.orderId();
    }

    private Answer act(String caseId, String action, String body) {
        return app.http().post("/v1/cases/" + caseId + "/" + action, operator(), body);
    }

    private void tamper(String sql) {
        app.superuser().execute(
                "begin; set local session_replication_role = replica; " + sql + "; commit");
    }

    private JsonNode get(String path) {
        return app.http().get(path, operator()).json();
    }

    private static String operator() {
        return TestTokens.shared().operator();
    }
}

package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.SettlePayment;
import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Saga;
import io.hutong.payment.testing.Shopper;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
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
                .containsExactly("TRADE", "PROFIT_SHARING", "FUND_FLOW");
    }

    @Test
    void subsidyAndEveryReceiversShareAreTheSameInTheChannelsBills() {
        app.wechat().call("POST", "/sandbox/merchants/1900000001/deposit",
                "{\"amount\":100000}");
        AuthorizePayment plain = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        AuthorizePayment.Part part = plain.parts().getFirst();
        saga.send(new AuthorizePayment(plain.orderId(), plain.buyerId(), plain.miniProgram(),
                plain.total(), List.of(new AuthorizePayment.Part(part.merchantId(),
                        part.subMchid(), part.amount(), part.description(), part.terms(),
                        Money.fen(2_000), new BasisPoints(4_000))),
                plain.fallback()));
        saga.await(plain.orderId(), PaymentAuthorized.class);
        saga.send(new SettlePayment(plain.orderId()));
        saga.await(plain.orderId(), PaymentSettled.class);

        JsonNode result = compare();
        String order = plain.orderId();

        assertThat(differences(result, order)).isEmpty();
        assertThat(app.jdbc().queryForList("select receiver || ' ' || amount from bill_share"
                + " where number = ? order by receiver", String.class, order + "S01"))
                .containsExactly("1900000001 645", "1900000002 258");
        assertThat(app.jdbc().queryForObject("select amount from bill_flow where voucher = ?",
                Long.class, order + "B01")).isEqualTo(-2_000);
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
        assertThat(get("/v1/cases/" + caseId).path("kind").asString())
                .isEqualTo("RECONCILIATION");
        assertThat(act(caseId, "reopen", "{\"note\":\"look again\"}").json().path("status")
                .asString()).isEqualTo("OPEN");
        act(caseId, "resolve", "{\"resolution\":\"NO_DIFFERENCE\",\"note\":\"was forged\"}");
    }

    @Test
    void largeCorrectionIsBookedOnlyWhenAnotherOperatorApproves() {
        settled();
        String id = "REFUND_FAILED:two-persons";
        app.jdbc().update("insert into payment_case (case_id, kind, order_id, amount, detail)"
                + " values (?, 'REFUND_FAILED', '', 10001, 'a story')", id);

        Answer proposed = act(id, "resolve", """
                {"resolution":"WRITTEN_OFF","note":"lost","entry":{"debit":"buyers",
                 "credit":"clearing:differences",
                 "amount":{"total":10001,"currency":"CNY"}}}""");
        long before = booked(id);
        Answer own = act(id, "approve", "{\"note\":\"right\"}");
        Answer approved = app.http().post("/v1/cases/" + id + "/approve",
                TestTokens.shared().of(new Caller("bob", Set.of(Scope.OPERATOR), null)),
                "{\"note\":\"seen the bill\"}");

        assertThat(proposed.json().path("status").asString()).isEqualTo("PROPOSED");
        assertThat(proposed.json().path("proposal").path("entry").path("amount").path("total")
                .asLong()).isEqualTo(10_001);
        assertThat(before).isZero();
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.code()).isEqualTo("SAME_OPERATOR");
        assertThat(approved.json().path("status").asString()).isEqualTo("RESOLVED");
        assertThat(approved.json().path("resolution").asString()).isEqualTo("WRITTEN_OFF");
        assertThat(approved.json().path("notes").findValuesAsString("action"))
                .containsExactly("PROPOSED", "APPROVED");
        assertThat(booked(id)).isEqualTo(10_001);
    }

    @Test
    void rejectedCorrectionIsNeverBooked() {
        settled();
        String id = "REFUND_FAILED:rejected";
        app.jdbc().update("insert into payment_case (case_id, kind, order_id, amount, detail)"
                + " values (?, 'REFUND_FAILED', '', 10001, 'a story')", id);
        act(id, "resolve", """
                {"resolution":"BOOKED","note":"typo","entry":{"debit":"buyers",
                 "credit":"clearing:differences",
                 "amount":{"total":99999,"currency":"CNY"}}}""");

        Answer rejected = act(id, "reject", "{\"note\":\"a digit too many\"}");

        assertThat(rejected.json().path("status").asString()).isEqualTo("OPEN");
        assertThat(rejected.json().path("notes").findValuesAsString("action"))
                .containsExactly("PROPOSED", "REJECTED");
        assertThat(booked(id)).isZero();
        assertThat(act(id, "approve", "{\"note\":\"late\"}").code())
                .isEqualTo("NOTHING_PROPOSED");
        act(id, "resolve", "{\"resolution\":\"NO_DIFFERENCE\",\"note\":\"a story\"}");
    }

    private long booked(String caseId) {
        Long fen = app.jdbc().queryForObject("select coalesce(sum(amount), 0)::bigint from"
                + " ledger_transfer where kind = 'CORRECTION' and entry like ?", Long.class,
                caseId + ":%");
        return fen == null ? 0 : fen;
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

    /** The same file of the channel, once damaged on its way and once whole. */
    @Test
    void damagedBillIsRefusedWithItsCodeAndComparedWhenItComesWhole() {
        paid(Shopper.TEA, 1_200);
        app.wechat().fault("GET /v3/billdownload/file", "HALF_BODY", 1);

        Answer damaged = app.http().post("/v1/reconciliations", operator(),
                "{\"date\":\"" + TODAY + "\"}");
        String refused = get("/v1/reconciliations/" + TODAY).path("status").asString();

        assertThat(damaged.status()).as(damaged.text()).isEqualTo(503);
        assertThat(damaged.code()).isEqualTo("CHANNEL_UNAVAILABLE");
        assertThat(refused).isEqualTo("REFUSED");
        app.wechat().noFaults();
        assertThat(compare().path("status").asString()).isNotEqualTo("REFUSED");
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

package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.kernel.money.Money;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.payment.testing.Shopper;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.TestTokens;
import io.hutong.web.testing.openapi.AuditWalk;
import io.hutong.web.testing.openapi.AuditWalk.Deed;
import io.hutong.web.testing.openapi.AuditWalk.Deed.Entry;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Who did what to mandates, cases and comparisons. */
class AuditStoryTest {

    private static final String OPERATOR = "operator-1";
    private static final String NOTE = "{\"note\":\"asked WeChat Pay\"}";
    private static final String NO_DIFFERENCE =
            "{\"resolution\":\"NO_DIFFERENCE\",\"note\":\"only the days differ\"}";
    private static final String WRITTEN_OFF = """
            {"resolution":"WRITTEN_OFF","note":"lost","entry":{"debit":"buyers",
             "credit":"clearing:differences","amount":{"total":10001,"currency":"CNY"}}}""";

    private final PaymentApp app = PaymentApp.shared();
    private final HttpProbe http = app.http();
    private final String operator = TestTokens.shared().operator();
    private final String second = TestTokens.shared().of(
            new Caller("bob", Set.of(Scope.OPERATOR), null));

    @Test
    void everyActOfAPersonLeavesOneEntryAndEveryWritingCallIsKnown() {
        AuditWalk walk = new AuditWalk(
                app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class),
                http);
        paid();
        mandates(walk);
        cases(walk);
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        walk.act("POST /v1/reconciliations", () -> Deed.once("/v1/reconciliations", second,
                "{\"date\":\"" + today + "\"}",
                new Entry("bob", "RECONCILIATION_STARTED", today)))
                .noAct("POST /v1/wechatpay/notifications/{kind}", "from WeChat Pay, nobody's act")
                .noAct("POST /v1/settlements/preview", "changes nothing");

        assertThat(walk.complaints()).isEmpty();
        assertThat(http.get("/v1/reconciliations/" + today, operator).json()
                .path("asked_by").asString()).isEqualTo("bob");
    }

    private void mandates(AuditWalk walk) {
        Shopper stranger = Shopper.stranger(app);
        Shopper signed = Shopper.withMandate(app);
        String mandate = http.get("/v1/mandates/current", signed.token()).json()
                .path("mandate_id").asString();
        String code = contract();
        walk.act("POST /v1/mandates", () -> Deed.once("/v1/mandates", stranger.token(), "{}",
                new Entry(stranger.id(), "MANDATE_STARTED", "")))
                .act("DELETE /v1/mandates/current", () -> Deed.once("/v1/mandates/current",
                        signed.token(), "", new Entry(signed.id(), "MANDATE_ENDED", mandate)))
                .act("POST /v1/mandates/import", () -> Deed.once("/v1/mandates/import", operator,
                        "{\"out_contract_codes\":[\"" + code + "\"]}",
                        new Entry(OPERATOR, "MANDATE_IMPORTED", code)));
    }

    private String contract() {
        JsonNode seeded = app.wechat().seed(1, "audit" + UUID.randomUUID().toString()
                .substring(0, 8));
        return (seeded.path("items").isArray() ? seeded.path("items") : seeded).get(0)
                .path("out_contract_code").asString();
    }

    private void cases(AuditWalk walk) {
        walk.act("POST /v1/cases/{id}/assign", () -> ofCase(opened(), "assign",
                "{\"owner\":\"chen\"}", new Entry(OPERATOR, "CASE_ASSIGNED", "")))
                .act("POST /v1/cases/{id}/note", () -> ofCase(opened(), "note", NOTE,
                        new Entry(OPERATOR, "CASE_NOTED", "")))
                .act("POST /v1/cases/{id}/resolve", () -> ofCase(opened(), "resolve",
                        NO_DIFFERENCE, new Entry(OPERATOR, "CASE_RESOLVED", "")))
                .act("POST /v1/cases/{id}/reopen", () -> ofCase(after(NO_DIFFERENCE), "reopen",
                        NOTE, new Entry(OPERATOR, "CASE_REOPENED", "")))
                .act("POST /v1/cases/{id}/approve", () -> ofCase(after(WRITTEN_OFF), "approve",
                        NOTE, new Entry("bob", "CASE_CORRECTION_APPROVED", "")))
                .act("POST /v1/cases/{id}/reject", () -> ofCase(after(WRITTEN_OFF), "reject",
                        NOTE, new Entry(OPERATOR, "CASE_CORRECTION_REJECTED", "")));
    }

    private Deed ofCase(String id, String what, String body, Entry entry) {
        return Deed.once("/v1/cases/" + id + "/" + what,
                entry.actor().equals(OPERATOR) ? operator : second, body,
                new Entry(entry.actor(), entry.action(), id));
    }

    private String opened() {
        var one = new Cases.Case(Cases.Kind.REFUND_FAILED, "audit" + UUID.randomUUID(), "",
                Money.fen(10_001), "a story");
        app.bean(Cases.class).open(List.of(one));
        return one.id();
    }

    private String after(String resolution) {
        String id = opened();
        assertThat(http.post("/v1/cases/" + id + "/resolve", operator, resolution).status())
                .isEqualTo(200);
        return id;
    }

    private void paid() {
        AuthorizePayment order = Shopper.withMandate(app).order(Shopper.TEA, 12_900);
        app.saga().send(order);
        app.saga().await(order.orderId(), PaymentAuthorized.class);
    }

    @Test
    void proposedCorrectionIsNoResolution() {
        paid();
        String id = after(WRITTEN_OFF);

        JsonNode entries = entries(id);

        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).path("action").asString())
                .isEqualTo("CASE_CORRECTION_PROPOSED");
        assertThat(entries.get(0).path("reason").asString()).isEqualTo("lost");
    }

    @Test
    void refusedActLeavesNothing() {
        String id = opened();

        assertThat(http.post("/v1/cases/" + id + "/approve", operator, NOTE).code())
                .isEqualTo("NOTHING_PROPOSED");
        assertThat(http.post("/v1/cases/" + id + "/resolve", operator,
                WRITTEN_OFF.replace("buyers", "nobody")).code()).isEqualTo("UNKNOWN_ACCOUNT");

        assertThat(entries(id)).isEmpty();
    }

    @Test
    void onlyOperatorsReadTheList() {
        assertThat(http.get("/v1/audit", TestTokens.shared().merchant("m-tea")).status())
                .isEqualTo(403);
        assertThat(http.get("/v1/audit", Shopper.stranger(app).token()).status()).isEqualTo(403);
    }

    /** The service has no right to, and the owner of the tables meets a trigger. */
    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set actor = 'nobody'", "delete from audit_entry",
            "truncate audit_entry"})
    void listIsOnlyAddedTo(String tampering) {
        assertThatThrownBy(() -> app.jdbc().execute(tampering))
                .isInstanceOf(DataAccessException.class)
                .rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() -> app.superuser().execute(tampering))
                .isInstanceOf(DataAccessException.class).hasMessageContaining("only added to");
    }

    private JsonNode entries(String subject) {
        return http.get("/v1/audit?subject=" + subject, operator).json().path("items");
    }
}

package io.hutong.payment.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.testing.TestInfra;
import io.hutong.kernel.id.PathIds;
import io.hutong.kernel.money.Money;
import io.hutong.payment.cases.Cases.Kind;
import io.hutong.payment.testing.PaymentApp;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Whatever a case is about, a person can open it, say something about it, and end it. */
class CasePathStoryTest {

    private static final String OLD_ID = "%s:%s";

    private final PaymentApp app = PaymentApp.shared();
    private final HttpProbe http = app.http();
    private final String operator = TestTokens.shared().operator();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void caseOfEachKindIsOpenedNotedAndResolved(Kind kind) {
        for (String subject : List.of("%s", "callback/%s", "%s/1", "PAYMENT:AMOUNT_DIFFERS:%s",
                "wx|%s*@", "茶 %s %%2F..")) {
            throughItsLife(kind, subject.formatted(UUID.randomUUID()));
        }
    }

    private void throughItsLife(Kind kind, String subject) {
        app.bean(Cases.class).open(List.of(
                new Cases.Case(kind, subject, "o-1", Money.fen(7), "about " + subject)));
        String id = listed(kind, subject);

        assertThat(PathIds.isOne(id)).as(id).isTrue();
        assertThat(http.get("/v1/cases/" + id, operator).json().path("detail").asString())
                .isEqualTo("about " + subject);
        assertThat(act(id, "note", "{\"note\":\"asked\"}").status()).isEqualTo(200);
        JsonNode resolved = act(id, "resolve",
                "{\"resolution\":\"NO_DIFFERENCE\",\"note\":\"seen\"}").json();
        assertThat(resolved.path("status").asString()).isEqualTo("RESOLVED");
        assertThat(resolved.path("notes").findValuesAsString("action"))
                .containsExactly("NOTE", "RESOLVED");
    }

    private String listed(Kind kind, String subject) {
        return http.get("/v1/cases?limit=1000&kind=" + kind, operator).json().path("items")
                .valueStream().filter(each -> each.path("detail").asString()
                        .equals("about " + subject))
                .map(each -> each.path("case_id").asString()).findFirst().orElseThrow();
    }

    private Answer act(String id, String action, String body) {
        return http.post("/v1/cases/" + id + "/" + action, operator, body);
    }

    @Test
    void formerIdThatFitsIntoAPathStillLeadsThere() {
        String subject = UUID.randomUUID().toString();
        app.bean(Cases.class).open(List.of(new Cases.Case(
                Kind.CROSS_CHECK, subject, subject, Money.ZERO, "a story")));

        Answer answer = http.get("/v1/cases/CROSS_CHECK:" + subject, operator);

        assertThat(answer.json().path("case_id").asString()).isEqualTo("CROSS_CHECK-" + subject);
        assertThat(act("CROSS_CHECK:" + subject, "note", "{\"note\":\"asked\"}").json()
                .path("case_id").asString()).isEqualTo("CROSS_CHECK-" + subject);
    }

    /** A version before may write such a row while both run. */
    @Test
    void rowUnderAFormerIdIsOpenedToo() {
        String id = "REFUND_FAILED:" + UUID.randomUUID();
        app.jdbc().update("insert into payment_case (case_id, kind, order_id, amount, detail)"
                + " values (?, 'REFUND_FAILED', '', 1, 'a story')", id);

        assertThat(act(id, "note", "{\"note\":\"asked\"}").json().path("case_id").asString())
                .isEqualTo(id);
        assertThat(http.get("/v1/cases/" + id, operator).json().path("notes")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"callback/m1", "01m8rmmkyne00tgq1a4m07qksp/1", "plain-1",
            "PAYMENT:AMOUNT_DIFFERS:01m8", "茶|*@"})
    void casesOfTheVersionBeforeAreRenamedWithAllThatBelongsToThem(String subject) {
        var database = new JdbcTemplate(new DriverManagerDataSource(
                TestInfra.freshDatabase("cases")));
        migrate(database, "2026.12.01.601");
        String was = OLD_ID.formatted(Kind.RECONCILIATION, subject);
        filled(database, was);

        migrate(database, "latest");

        String now = CaseIds.of(Kind.RECONCILIATION, subject);
        for (String table : List.of("payment_case", "case_note", "case_proposal",
                "reconciliation_difference")) {
            assertThat(database.queryForList("select case_id from " + table, String.class))
                    .as(table).containsExactly(now);
        }
    }

    private static void filled(JdbcTemplate database, String id) {
        database.update("insert into payment_case (case_id, kind, order_id, amount, detail)"
                + " values (?, 'RECONCILIATION', '', 1, 'a story')", id);
        database.update("insert into case_note (case_id, author, action, note)"
                + " values (?, 'ann', 'NOTE', 'asked')", id);
        database.update("insert into case_proposal (case_id, author, resolution, note, debit,"
                + " credit, amount) values (?, 'ann', 'BOOKED', 'n', 'a', 'b', 1)", id);
        database.update("insert into reconciliation_difference (day, run, subject, number, type,"
                + " amount, detail, case_id) values (current_date, 1, 's', 'n', 't', 1, 'd', ?)",
                id);
    }

    private static void migrate(JdbcTemplate database, String target) {
        Flyway.configure().dataSource(database.getDataSource()).outOfOrder(true)
                .placeholders(Map.of("serviceRole", "postgres")).target(target)
                .locations("classpath:db/messaging", "classpath:db/http",
                        "classpath:db/migration")
                .load().migrate();
    }
}

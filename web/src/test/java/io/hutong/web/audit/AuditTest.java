package io.hutong.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An act and its entry are written together or not at all. */
@Timeout(60)
class AuditTest {

    private static final HikariDataSource DATABASE = new HikariDataSource();
    private static final Caller ANN = new Caller(
            "ann", Set.of(Scope.OPERATOR, Scope.MERCHANT), "m-tea");

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    private final Audit audit = new Audit(jdbc, transaction);
    private final AuditList list = new AuditList(jdbc);

    @BeforeAll
    static void migrate() throws Exception {
        DATABASE.setJdbcUrl(TestInfra.freshDatabase("audit"));
        JdbcTemplate jdbc = new JdbcTemplate(DATABASE);
        jdbc.execute(new ClassPathResource("db/http/V2026.12.01.600__audit.sql")
                .getContentAsString(StandardCharsets.UTF_8));
        jdbc.execute("create table effect (id text)");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z/1", "-0001-01-01T00:00:00Z/1",
            "+10000-01-01T00:00:00Z/1", "2026-12-01T00:00:00Z/", "2026-12-01T00:00:00Z", "/1", "x"})
    void positionThatNoEntryHasIsNotAskedOfTheDatabase(String position) {
        String cursor = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(position.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> list.page(
                AuditQuery.of(new AuditQuery.Asked("", "", "", ""), cursor), 10))
                .isInstanceOf(ProblemException.class).hasMessageContaining("next_cursor");
    }

    private static Act act(String subject) {
        return Act.of(ANN, "THING_DONE", "thing", subject);
    }

    private List<AuditEntry> entries(String subject) {
        return list.page(new AuditQuery(null, null, null, subject, null), 10);
    }

    private void effect(String id) {
        jdbc.update("insert into effect values (?)", id);
    }

    private boolean isDone(String id) {
        return !jdbc.queryForList("select id from effect where id = ?", id).isEmpty();
    }

    @Test
    void actAndEntryCommitTogether() {
        String answer = audit.carryOut(
                act("a-1").ofOrder("o-1").because("why").traced("t-1"), () -> {
                    effect("a-1");
                    return "done";
                });

        assertThat(answer).isEqualTo("done");
        assertThat(isDone("a-1")).isTrue();
        assertThat(entries("a-1")).isEqualTo(entries("o-1")).singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo("ann");
                    assertThat(entry.scope()).isEqualTo("merchant operator");
                    assertThat(entry.merchantId()).isEqualTo("m-tea");
                    assertThat(entry.action()).isEqualTo("THING_DONE");
                    assertThat(entry.subjectKind()).isEqualTo("thing");
                    assertThat(entry.reason()).isEqualTo("why");
                    assertThat(entry.traceId()).isEqualTo("t-1");
                    assertThat(entry.idempotencyKey()).isNull();
                });
    }

    @Test
    void actThatFailsLeavesNoEntry() {
        assertThatThrownBy(() -> audit.carryOut(act("a-2"), () -> {
            effect("a-2");
            throw new IllegalStateException("refused");
        })).hasMessage("refused");

        assertThat(isDone("a-2")).isFalse();
        assertThat(entries("a-2")).isEmpty();
    }

    @Test
    void actWhoseEntryCannotBeWrittenIsNotDone() {
        Act unwritable = act("a\u0000b");

        assertThatThrownBy(() -> audit.carryOut(unwritable, () -> effect("a-3")))
                .hasMessageContaining("0x00");

        assertThat(isDone("a-3")).isFalse();
    }

    @Test
    void entryFollowsTheTransactionThatItJoins() {
        transaction.executeWithoutResult(status -> {
            audit.carryOut(act("a-4"), () -> effect("a-4"));
            status.setRollbackOnly();
        });

        assertThat(isDone("a-4")).isFalse();
        assertThat(entries("a-4")).isEmpty();
    }

    @Test
    void entryWithoutATransactionIsRefused() {
        assertThatThrownBy(() -> audit.append(List.of(act("a-5"))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(entries("a-5")).isEmpty();
    }
}

package io.hutong.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.testing.TestInfra;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the version before has left owed for refunded orders is claimed back, once, today. */
class UnpaidFeesBeforeTest {

    private static final Instant TODAY = Instant.now();
    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(
            TestInfra.freshDatabase("unpaid")));
    private final ClaimStore claims = new ClaimStore(database);

    @BeforeEach
    void madeByTheVersionBefore() {
        migrate("2026.12.01.602");
    }

    @Test
    void everyRefundGetsItsPartAndTheWholeIsTakenBackFromAnOrderThatWasRefundedWhole() {
        settled("o-1", 12_900, 258, 0);
        refunded("o-1", 1, 1_111, "SUCCESS", true);
        refunded("o-1", 2, 7, "SUCCESS", true);
        refunded("o-1", 3, 11_782, "SUCCESS", true);

        migrate("latest");

        assertThat(back("o-1")).containsExactly(22L, 0L, 236L);
        assertThat(claims.netting(span(TODAY.minus(DAY), TODAY.plus(DAY))).closing().total())
                .isZero();
    }

    @Test
    void statementsThatWereMadeBeforeStayAsTheyAre() {
        settled("o-1", 12_900, 258, 0);
        refunded("o-1", 1, 6_450, "SUCCESS", true);
        migrate("latest");

        ClaimStore.Span thatDay = span(TODAY.minus(DAY.multipliedBy(11)),
                TODAY.minus(DAY.multipliedBy(9)));

        assertThat(claims.page(thatDay, "", 10)).extracting(Claim::kind)
                .containsExactly(Claim.Kind.TRAFFIC_FEE_UNPAID);
        assertThat(claims.netting(thatDay).closing().total()).isEqualTo(258);
        assertThat(claims.page(span(TODAY.minus(DAY), TODAY.plus(DAY)), "", 10))
                .extracting(c -> c.kind() + " " + c.amount().total())
                .containsExactly("TRAFFIC_FEE_UNPAID_RETURN 129");
    }

    @Test
    void refundUnderWayTakesItsPartWhenItSucceedsAndTheOthersNothing() {
        settled("o-1", 10_000, 200, 0);
        refunded("o-1", 1, 4_000, "PROCESSING", true);
        settled("o-2", 10_000, 200, 0);
        refunded("o-2", 1, 4_000, "CLOSED", true);
        refunded("o-2", 2, 4_000, "SUCCESS", false);
        refunded("o-2", 3, 4_000, "QUEUED", false);
        settled("o-3", 10_000, 200, 200);
        refunded("o-3", 1, 4_000, "SUCCESS", true);

        migrate("latest");

        assertThat(back("o-1")).containsExactly(80L);
        assertThat(back("o-2")).containsExactly(0L, 0L, 0L);
        assertThat(back("o-3")).containsExactly(0L);
        assertThat(claims.netting(span(TODAY.minus(DAY), TODAY.plus(DAY))).closing().total())
                .as("nothing has succeeded yet").isEqualTo(400);
    }

    private List<Long> back(String order) {
        return database.queryForList("select traffic_owed_back from refund where order_id = ?"
                + " order by number", Long.class, order);
    }

    /** Ten days ago. */
    private void settled(String order, long amount, long fee, long paid) {
        database.update("insert into payment (order_id, buyer_id, mini_program, total, fallback,"
                + " status) values (?, 'b', 'm', ?, 'NONE', 'SETTLED')", order, amount);
        database.update("insert into sub_payment (order_id, part, merchant_id, sub_mchid, amount,"
                + " description, commission_bp, traffic_bp, channel_bp, paid)"
                + " values (?, 1, 'm-tea', '1', ?, 'tea', 500, 200, 60, ?)", order, amount, amount);
        database.update("insert into split (number, order_id, part, amount, commission,"
                + " traffic_fee, channel_fee, traffic_paid, state, due_at, ended_at)"
                + " values (? || 'S01', ?, 1, ?, 0, ?, 0, ?, 'DONE', now(),"
                + " now() - interval '10 days')", order, order, amount, fee, paid);
    }

    private void refunded(String order, int number, long amount, String state, boolean settled) {
        boolean ended = state.equals("SUCCESS") || state.equals("CLOSED");
        database.update("insert into refund (number, order_id, part, amount, reason, state,"
                + " after_settlement, due_at, ended_at) values (? || 'R' || ?, ?, 1, ?, 'late', ?,"
                + " ?, now(), case when ? then now() - interval '10 days' end)",
                order, number, order, amount, state, settled, ended);
    }

    private static ClaimStore.Span span(Instant from, Instant to) {
        return new ClaimStore.Span(from, to);
    }

    private void migrate(String target) {
        Flyway.configure().dataSource(database.getDataSource()).outOfOrder(true)
                .placeholders(Map.of("serviceRole", "postgres")).target(target)
                .locations("classpath:db/messaging", "classpath:db/http",
                        "classpath:db/migration")
                .load().migrate();
    }
}

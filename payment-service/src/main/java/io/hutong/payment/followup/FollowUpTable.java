package io.hutong.payment.followup;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.followup.FollowUp.State;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedTable;
import io.hutong.work.LeasedUpdate;
import io.hutong.work.Wakes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of follow-ups. */
final class FollowUpTable {

    private static final String INSERT = """
            insert into follow_up (number, kind, refund_number, order_id, part, amount, claim,
                state, due_at)
            select number, kind, refund_number, order_id, part, amount, claim, 'CLAIMED', now()
            from unnest(?, ?, ?, ?, ?, ?, ?)
                as n (number, kind, refund_number, order_id, part, amount, claim)
            on conflict (number) do nothing""";
    private static final LeasedTable TABLE = LeasedTable.of("follow_up", "number")
            .open("x.state <> 'DONE'").reading("""
                    select x.*, now() as read_at, s.merchant_id, s.sub_mchid, s.transaction_id,
                        coalesce(r.channel_number, '') as refund_id
                    from %s x join sub_payment s using (order_id, part)
                        join refund r on r.number = x.refund_number""");
    private static final LeasedUpdate<Change> UPDATE = LeasedUpdate
            .<Change>of(TABLE, Change::dueIn).text("number", c -> c.task().number())
            .text("state", c -> c.decision().state().name())
            .text("code", c -> c.decision().code())
            .number("tries", c -> c.task().tries() + 1)
            .textIfAny("channel_number", Change::channelNumber)
            .derived("ended_at", "case when n.state = 'DONE' then now() end");

    private final JdbcTemplate jdbc;
    private final Duration within;
    private final LeasedRows<FollowUp> rows;

    /** @param within how long one may be open before a person is told */
    FollowUpTable(JdbcTemplate jdbc, Wakes wakes, Duration within) {
        this.jdbc = jdbc;
        this.within = within;
        this.rows = new LeasedRows<>(TABLE, LeasedRows.Mapping.numbered((row, n) -> read(row),
                FollowUp::number, FollowUp::lease, task -> task.debtor().orderId()), jdbc, wakes);
    }

    /** What becomes of one. */
    record Change(FollowUp task, FollowUpDecision decision, @Nullable String channelNumber,
            Duration delay) {

        @Nullable
        Duration dueIn() {
            return decision.state() == State.DONE ? null : delay;
        }
    }

    LeasedRows<FollowUp> rows() {
        return rows;
    }

    void insert(List<NewFollowUp> planned) {
        if (!planned.isEmpty()) {
            jdbc.update(INSERT, Columns.of(planned).text(NewFollowUp::number)
                    .text(p -> p.kind().name()).text(NewFollowUp::refundNumber)
                    .text(NewFollowUp::orderId).number(NewFollowUp::part)
                    .money(NewFollowUp::amount).money(NewFollowUp::claim));
            rows.wake();
        }
    }

    void update(List<Change> changes) {
        rows.write(UPDATE, changes);
    }

    private FollowUp read(ResultSet row) throws SQLException {
        FollowUp.Debtor debtor = new FollowUp.Debtor(row.getString("order_id"),
                row.getString("merchant_id"), row.getString("sub_mchid"),
                row.getString("transaction_id"), row.getString("refund_id"));
        boolean overdue = !Sql.instant(row, "created_at").plus(within)
                .isAfter(Sql.instant(row, "read_at"));
        return new FollowUp(row.getString("number"), FollowUpKind.valueOf(row.getString("kind")),
                debtor, Sql.money(row, "amount"), Sql.money(row, "claim"),
                State.valueOf(row.getString("state")), Lease.of(row), row.getInt("tries"),
                overdue);
    }
}

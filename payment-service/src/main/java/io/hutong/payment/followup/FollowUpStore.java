package io.hutong.payment.followup;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.followup.FollowUp.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of follow-ups. Leases are given and ended by the database's clock. */
@Component
class FollowUpStore {

    private static final String INSERT = """
            insert into follow_up (number, kind, refund_number, order_id, part, amount, claim,
                state, due_at)
            select number, kind, refund_number, order_id, part, amount, claim, 'CLAIMED', now()
            from unnest(?, ?, ?, ?, ?, ?, ?)
                as n (number, kind, refund_number, order_id, part, amount, claim)
            on conflict (number) do nothing""";
    private static final String CLAIM = """
            with due as (
                select number from follow_up where state <> 'DONE' and due_at <= now()
                order by due_at limit ? for update skip locked),
            leased as (
                update follow_up f set owner = ?, due_at = now() + ? * interval '1 ms'
                from due where f.number = due.number returning f.*)
            select f.*, f.created_at <= now() - ? * interval '1 ms' as overdue, s.merchant_id,
                s.sub_mchid, s.transaction_id, coalesce(r.channel_number, '') as refund_id
            from leased f join sub_payment s using (order_id, part)
                join refund r on r.number = f.refund_number""";
    private static final String LEASES = """
            select number, owner, due_at from follow_up
            where number = any(?) and state <> 'DONE' order by number for update""";
    private static final String UPDATE = """
            update follow_up f set state = n.state, code = n.code, tries = n.tries, owner = null,
                channel_number = coalesce(n.channel_number, f.channel_number),
                due_at = now() + n.due_ms * interval '1 ms',
                ended_at = case when n.state = 'DONE' then now() end
            from unnest(?, ?, ?, ?, ?, ?)
                as n (number, state, code, tries, channel_number, due_ms)
            where f.number = n.number""";
    private static final String RECOVER = """
            update follow_up set due_at = now()
            where owner = ? and due_at > now() and state <> 'DONE'""";

    private final JdbcTemplate jdbc;

    FollowUpStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What becomes of one. */
    record Change(FollowUp task, FollowUpDecision decision, @Nullable String channelNumber,
            Duration dueIn) {
    }

    void insert(List<NewFollowUp> planned) {
        if (!planned.isEmpty()) {
            jdbc.update(INSERT, Columns.of(planned).text(NewFollowUp::number)
                    .text(p -> p.kind().name()).text(NewFollowUp::refundNumber)
                    .text(NewFollowUp::orderId).number(NewFollowUp::part)
                    .money(NewFollowUp::amount).money(NewFollowUp::claim));
        }
    }

    List<FollowUp> claim(int limit, String owner, FollowUpSettings settings) {
        return jdbc.query(CLAIM, (row, n) -> read(row), limit, owner,
                settings.lease().toMillis(), settings.within().toMillis());
    }

    void recover(String owner) {
        jdbc.update(RECOVER, owner);
    }

    /** The leases as they are now, of those that are not done. */
    Map<String, Lease> lock(Collection<String> numbers) {
        Map<String, Lease> found = new HashMap<>();
        jdbc.query(LEASES, Sql.texts(numbers), row -> {
            found.put(row.getString("number"), Lease.of(row));
        });
        return found;
    }

    void update(List<Change> changes) {
        if (!changes.isEmpty()) {
            jdbc.update(UPDATE, Columns.of(changes).text(c -> c.task().number())
                    .text(c -> c.decision().state().name()).text(c -> c.decision().code())
                    .number(c -> c.task().tries() + 1).text(Change::channelNumber)
                    .bigNumber(c -> c.dueIn().toMillis()));
        }
    }

    private static FollowUp read(ResultSet row) throws SQLException {
        FollowUp.Debtor debtor = new FollowUp.Debtor(row.getString("order_id"),
                row.getString("merchant_id"), row.getString("sub_mchid"),
                row.getString("transaction_id"), row.getString("refund_id"));
        return new FollowUp(row.getString("number"), FollowUpKind.valueOf(row.getString("kind")),
                debtor, Sql.money(row, "amount"), Sql.money(row, "claim"),
                State.valueOf(row.getString("state")), Lease.of(row), row.getInt("tries"),
                row.getBoolean("overdue"));
    }
}

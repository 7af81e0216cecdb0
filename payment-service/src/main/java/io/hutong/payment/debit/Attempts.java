package io.hutong.payment.debit;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.time.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of attempts. Leases are given and ended by the database's clock. */
@Component
public class Attempts {

    private static final String INSERT = """
            insert into debit_attempt (number, order_id, attempt, state, body, appid, deadline,
                owner, due_at, sends)
            select number, order_id, attempt, case when send then 'SENDING' else 'QUEUED' end, body,
                appid, coalesce(deadline, now() + step_ms * interval '1 ms'),
                case when send then owner end,
                case when send then now() + lease_ms * interval '1 ms' else now() end,
                case when send then 1 else 0 end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (number, order_id, attempt, body, appid,
                deadline, send, owner, lease_ms, step_ms)
            returning *""";
    /**
     * Whoever holds an expired lease is asked for, never sent again blindly. What waits to be sent
     * under a mandate that has ended meanwhile is not sent any more: it is made sure that it does
     * not stand.
     */
    private static final String CLAIM = """
            with due as (
                select a.number, a.state in ('QUEUED', 'HELD') and exists (
                    select from payment p join mandate m using (mandate_id)
                    where p.order_id = a.order_id and m.status <> 'SIGNED') as revoked
                from debit_attempt a
                where state in ('QUEUED', 'SENDING', 'UNKNOWN', 'REVERSING', 'HELD')
                    and due_at <= now() and (not ? or state not in ('QUEUED', 'HELD')
                        or least(deadline, created_at + ? * interval '1 ms')
                            <= now() + ? * interval '1 ms')
                order by due_at limit ? for update of a skip locked)
            update debit_attempt a
            set state = case when due.revoked then 'REVERSING'
                             when a.state in ('QUEUED', 'HELD') then 'SENDING'
                             when a.state = 'SENDING' then 'UNKNOWN' else a.state end,
                sends = a.sends + case when a.state in ('QUEUED', 'HELD') and not due.revoked
                                       then 1 else 0 end,
                code = case when due.revoked then 'CONTRACT_ENDED' else a.code end,
                objection = case when due.revoked then 'MANDATE_OVER' else a.objection end,
                unknown_at = case when a.state = 'SENDING' then coalesce(a.unknown_at, now())
                                  else a.unknown_at end,
                owner = ?, due_at = now() + ? * interval '1 ms'
            from due where a.number = due.number
            returning a.*""";
    private static final String LOCK = """
            select * from debit_attempt where number = any(?) order by number for update""";
    private static final String LOCK_OF_ORDERS = """
            select a.* from debit_attempt a join payment p
                on p.order_id = a.order_id and p.attempt = a.attempt
            where a.order_id = any(?) order by a.number for update of a""";
    private static final String UPDATE = """
            update debit_attempt a set state = n.state, sends = n.sends, tries = n.tries,
                code = n.code, objection = n.objection, owner = null, due_at = now() + n.due_ms * interval '1 ms',
                unknown_at = case when n.state in ('UNKNOWN', 'REVERSING')
                    then coalesce(a.unknown_at, now()) else a.unknown_at end,
                ended_at = case when n.state in
                    ('SUCCEEDED', 'DECLINED', 'REVERSED', 'CANCELLED') then now() end
            from unnest(?, ?, ?, ?, ?, ?, ?)
                as n (number, state, sends, tries, code, objection, due_ms)
            where a.number = n.number""";
    private static final String OVERDUE = """
            select count(*) as unknown,
                coalesce(extract(epoch from now() - min(unknown_at)), 0) as oldest
            from debit_attempt
            where state in ('UNKNOWN', 'REVERSING') and unknown_at is not null""";
    private static final String RECOVER = """
            update debit_attempt set due_at = now() where owner = ? and due_at > now()
                and state in ('SENDING', 'UNKNOWN', 'REVERSING')""";

    private final JdbcTemplate jdbc;

    Attempts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the attempts that are to be sent, with their leases */
    List<Attempt> insert(List<NewAttempt> attempts, String owner, DebitSettings settings) {
        if (attempts.isEmpty()) {
            return List.of();
        }
        Columns<NewAttempt> columns = Columns.of(attempts).text(NewAttempt::number)
                .text(NewAttempt::orderId).number(NewAttempt::attempt).text(NewAttempt::body)
                .text(NewAttempt::appid).time(NewAttempt::deadline).flag(NewAttempt::send)
                .text(a -> owner).bigNumber(a -> settings.lease().toMillis())
                .bigNumber(a -> settings.stepTime().toMillis());
        return jdbc.query(INSERT, columns, (row, n) -> read(row)).stream()
                .filter(attempt -> attempt.state() == AttemptState.SENDING).toList();
    }

    /** While the channel is held what waits to be sent stays, but for its last moment. */
    List<Attempt> claim(int limit, DebitLeasing leasing) {
        return jdbc.query(CLAIM, (row, n) -> read(row), leasing.hold().isHeld(),
                leasing.settings().stepTime().toMillis(), leasing.lastMoment().toMillis(), limit,
                leasing.owner(), leasing.settings().lease().toMillis());
    }

    void recover(String owner) {
        jdbc.update(RECOVER, owner);
    }

    Map<String, Attempt> lock(Collection<String> numbers) {
        Map<String, Attempt> found = new LinkedHashMap<>();
        jdbc.query(LOCK, Sql.texts(numbers), (row, n) -> read(row))
                .forEach(attempt -> found.put(attempt.number(), attempt));
        return found;
    }

    /** The attempts that count, by order. Call it with the payments locked. */
    public Map<String, Attempt> lockOfOrders(Collection<String> orderIds) {
        Map<String, Attempt> found = new LinkedHashMap<>();
        if (!orderIds.isEmpty()) {
            jdbc.query(LOCK_OF_ORDERS, Sql.texts(orderIds), (row, n) -> read(row))
                    .forEach(attempt -> found.put(attempt.orderId(), attempt));
        }
        return found;
    }

    void update(Collection<AttemptChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int changed = jdbc.update(UPDATE, Columns.of(changes).text(AttemptChange::number)
                .text(c -> c.state().name()).number(AttemptChange::sends)
                .number(AttemptChange::tries).text(AttemptChange::code)
                .text(AttemptChange::objection)
                .bigNumber(c -> c.dueIn().toMillis()));
        if (changed != changes.size()) {
            throw new IllegalStateException(
                    "expected " + changes.size() + " attempts, changed " + changed);
        }
    }

    /** Ends attempts of which nothing was sent. */
    public void cancel(Collection<Attempt> attempts) {
        update(attempts.stream().map(
                a -> AttemptChange.to(a, AttemptState.CANCELLED, "CALLED_OFF")).toList());
    }

    /** Makes sure that attempts with an unknown outcome end without a charge. */
    public void reverse(Collection<Attempt> attempts) {
        List<AttemptChange> changes = new ArrayList<>();
        attempts.forEach(
                a -> changes.add(AttemptChange.to(a, AttemptState.REVERSING, "CALLED_OFF")));
        update(changes);
    }

    /** How many outcomes are not known, and for how many seconds the oldest. */
    UnknownOutcomes unknown() {
        return jdbc.query(OVERDUE, (row, n) -> new UnknownOutcomes(
                row.getLong("unknown"), row.getLong("oldest"))).getFirst();
    }

    record UnknownOutcomes(long count, long oldestSeconds) {
    }

    private static Attempt read(ResultSet row) throws SQLException {
        return new Attempt(row.getString("number"), row.getString("order_id"),
                AttemptState.valueOf(row.getString("state")),
                new Attempt.Request(row.getString("appid"), row.getString("body"),
                        Sql.instant(row, "created_at"), Sql.instant(row, "deadline")),
                Lease.of(row),
                row.getInt("sends"), row.getInt("tries"), cause(row));
    }

    private static @Nullable Cause cause(ResultSet row) throws SQLException {
        String code = row.getString("code");
        String objection = row.getString("objection");
        return code == null ? null
                : new Cause(code,
                        objection == null ? Objection.NONE : Objection.valueOf(objection));
    }
}

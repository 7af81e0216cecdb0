package io.hutong.payment.debit;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.time.Lease;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedTable;
import io.hutong.work.LeasedUpdate;
import io.hutong.work.Wakes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of attempts. Leases are given and ended by the database's clock. */
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
     * not stand. That it was perhaps sent has to stand there before the call. While the channel is
     * held what waits to be sent stays, but for its last moment.
     */
    private static final LeasedTable TABLE = LeasedTable.of("debit_attempt", "number")
            .open("x.state in ('QUEUED', 'SENDING', 'UNKNOWN', 'REVERSING', 'HELD')")
            .claiming("""
                    not ? or x.state not in ('QUEUED', 'HELD')
                        or least(x.deadline, x.created_at + ? * interval '1 ms')
                            <= now() + ? * interval '1 ms'""", """
                    x.state in ('QUEUED', 'HELD') and exists (
                        select from payment p join mandate m using (mandate_id)
                        where p.order_id = x.order_id and m.status <> 'SIGNED') as revoked""", """
                    state = case when due.revoked then 'REVERSING'
                                 when x.state in ('QUEUED', 'HELD') then 'SENDING'
                                 when x.state = 'SENDING' then 'UNKNOWN' else x.state end,
                    sends = x.sends + case when x.state in ('QUEUED', 'HELD') and not due.revoked
                                           then 1 else 0 end,
                    code = case when due.revoked then 'CONTRACT_ENDED' else x.code end,
                    objection = case when due.revoked then 'MANDATE_OVER' else x.objection end,
                    unknown_at = case when x.state = 'SENDING' then coalesce(x.unknown_at, now())
                                      else x.unknown_at end""");
    private static final LeasedUpdate<AttemptChange> UPDATE = LeasedUpdate
            .<AttemptChange>of(TABLE, c -> c.state().isOpen() ? c.dueIn() : null)
            .text("number", AttemptChange::number).text("state", c -> c.state().name())
            .number("sends", AttemptChange::sends).number("tries", AttemptChange::tries)
            .text("code", AttemptChange::code).text("objection", AttemptChange::objection)
            .derived("unknown_at", "case when n.state in ('UNKNOWN', 'REVERSING')"
                    + " then coalesce(x.unknown_at, now()) else x.unknown_at end")
            .derived("ended_at", "case when n.state in"
                    + " ('SUCCEEDED', 'DECLINED', 'REVERSED', 'CANCELLED') then now() end");
    /** Of each order that which counts. */
    private static final String COUNTS = """
            x.order_id = any(?) and exists (
                select from payment p where p.order_id = x.order_id and p.attempt = x.attempt)""";
    private static final String OVERDUE = """
            select count(*) as unknown,
                coalesce(extract(epoch from now() - min(unknown_at)), 0) as oldest
            from debit_attempt
            where state in ('UNKNOWN', 'REVERSING') and unknown_at is not null""";

    private final JdbcTemplate jdbc;
    private final DebitLeasing leasing;
    private final LeasedRows<Attempt> rows;

    Attempts(JdbcTemplate jdbc, Wakes wakes, DebitLeasing leasing) {
        this.jdbc = jdbc;
        this.leasing = leasing;
        this.rows = new LeasedRows<>(TABLE, LeasedRows.Mapping.numbered((row, n) -> read(row),
                Attempt::number, Attempt::lease, Attempt::orderId), jdbc, wakes)
                .claimedOnlyWith(() -> List.of(leasing.hold().isHeld(),
                        leasing.settings().stepTime().toMillis(),
                        leasing.lastMoment().toMillis()));
    }

    LeasedRows<Attempt> rows() {
        return rows;
    }

    /**
     * @param atOnce so many of them are leased, to be sent when they are there for sure
     * @return those
     */
    List<Attempt> insert(List<NewAttempt> attempts, int atOnce) {
        DebitSettings settings = leasing.settings();
        Set<NewAttempt> sent = Set.copyOf(attempts.subList(0, atOnce));
        Columns<NewAttempt> columns = Columns.of(attempts).text(NewAttempt::number)
                .text(NewAttempt::orderId).number(NewAttempt::attempt).text(NewAttempt::body)
                .text(NewAttempt::appid).time(NewAttempt::deadline).flag(sent::contains)
                .text(_ -> leasing.owner()).bigNumber(_ -> settings.lease().toMillis())
                .bigNumber(_ -> settings.stepTime().toMillis());
        if (atOnce < attempts.size()) {
            rows.wake();
        }
        return jdbc.query(INSERT, columns, (row, n) -> read(row)).stream()
                .filter(attempt -> attempt.state() == AttemptState.SENDING).toList();
    }

    /** The attempts that count, by order. Call it with the payments locked. */
    public Map<String, Attempt> lockOfOrders(Collection<String> orderIds) {
        Map<String, Attempt> found = new LinkedHashMap<>();
        if (!orderIds.isEmpty()) {
            rows.lockWhere(COUNTS, Sql.texts(orderIds))
                    .forEach(attempt -> found.put(attempt.orderId(), attempt));
        }
        return found;
    }

    void update(Collection<AttemptChange> changes) {
        rows.write(UPDATE, changes);
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

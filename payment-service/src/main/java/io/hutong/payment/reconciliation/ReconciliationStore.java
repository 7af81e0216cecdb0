package io.hutong.payment.reconciliation;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.payment.cases.Cases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of comparisons; earlier runs of a day stay. */
@Component
class ReconciliationStore {

    /** A run that has died is taken over after this long. */
    private static final String CLAIM = """
            insert into reconciliation as r (day, status, asked_by) values (?, 'RUNNING', ?)
            on conflict (day) do update set status = 'RUNNING', run = r.run + 1,
                started_at = now(), ended_at = null, code = null, detail = null,
                asked_by = excluded.asked_by
            where r.status <> 'RUNNING' or r.started_at < now() - interval '2 hours'
            returning run""";
    private static final String REFUSE = """
            update reconciliation set status = 'REFUSED', code = ?, detail = ?, ended_at = now()
            where day = ? and run = ?""";
    private static final String FINISH = """
            update reconciliation set status = ?, ours = ?, ours_fen = ?, theirs = ?,
                theirs_fen = ?, matched = ?, waiting = ?, differences = ?, ended_at = now()
            where day = ? and run = ?""";
    private static final String DIFFERENCES = """
            insert into reconciliation_difference (day, run, subject, number, type, order_id,
                amount, detail, case_id)
            select day::date, run, subject, number, type, order_id, amount, detail, case_id
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as d (day, run, subject, number, type,
                order_id, amount, detail, case_id)""";
    private static final String PAGE = """
            select * from reconciliation_difference
            where day = ? and run = ? and case_id > ? order by case_id limit ?""";
    private static final String BILLS = """
            select type, digest, lines, imported_at from channel_bill
            where day = ? and not superseded order by type desc""";
    private static final String DUE = """
            select day from reconciliation
            where (status = 'WAITING' and day < ?::date and ended_at < ?::date)
                or (status = 'REFUSED' and day > ?::date and ended_at < now()
                    - interval '30 minutes')
            order by day limit 10""";

    private final JdbcTemplate jdbc;

    ReconciliationStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of the run; empty while another is under way. */
    Optional<Integer> claim(LocalDate day, @Nullable String askedBy) {
        return jdbc.query(CLAIM, (row, n) -> row.getInt(1), day, askedBy).stream().findFirst();
    }

    void refuse(LocalDate day, int run, Outcome.Refused refused) {
        jdbc.update(REFUSE, refused.code(), refused.detail(), day, run);
    }

    /** @param cases of the differences, in their order */
    void finish(LocalDate day, int run, Outcome.Compared compared, List<Cases.Case> cases) {
        Outcome.Sums sums = compared.sums();
        jdbc.update(FINISH, compared.status(), sums.ours(), sums.oursTotal().total(),
                sums.theirs(), sums.theirsTotal().total(), compared.matched(),
                compared.waiting(), compared.found(), day, run);
        List<Difference> found = compared.differences();
        if (found.isEmpty()) {
            return;
        }
        jdbc.update(DIFFERENCES, Columns.of(found).text(d -> day.toString()).number(d -> run)
                .text(d -> Details.subject(d).name()).text(Details::number)
                .text(Difference::type).text(Details::orderId).money(Difference::atStake)
                .text(Details::words).text(d -> cases.get(found.indexOf(d)).id()));
    }

    Optional<ReconciliationView> find(LocalDate day, String after, int limit) {
        return jdbc.query("select * from reconciliation where day = ?",
                (row, n) -> view(row, day, after, limit), day).stream().findFirst();
    }

    /** Days that wait for what may still come, and days whose bill was refused. */
    List<LocalDate> due(LocalDate missingUpTo, LocalDate today, LocalDate oldest) {
        return jdbc.query(DUE, (row, n) -> row.getObject(1, LocalDate.class),
                missingUpTo, today, oldest);
    }

    private ReconciliationView view(ResultSet row, LocalDate day, String after, int limit)
            throws SQLException {
        int run = row.getInt("run");
        List<ReconciliationView.DifferenceView> found = differences(day, run, after, limit + 1);
        boolean more = found.size() > limit;
        return new ReconciliationView(day, row.getString("status"), run,
                new ReconciliationView.Counts(row.getLong("ours"), row.getLong("theirs"),
                        row.getLong("matched"), row.getLong("waiting"),
                        row.getLong("differences"), Sql.money(row, "ours_fen"),
                        Sql.money(row, "theirs_fen")),
                row.getString("code"), row.getString("detail"),
                row.getString("asked_by"), Sql.instant(row, "started_at"),
                Sql.instantOrNull(row, "ended_at"), bills(day),
                more ? found.subList(0, limit) : found,
                more ? found.get(limit - 1).caseId() : null);
    }

    private List<ReconciliationView.BillView> bills(LocalDate day) {
        return jdbc.query(BILLS, (row, n) -> new ReconciliationView.BillView(
                row.getString("type"), row.getString("digest"), row.getLong("lines"),
                Sql.instant(row, "imported_at")), day);
    }

    private List<ReconciliationView.DifferenceView> differences(
            LocalDate day, int run, String after, int limit) {
        return jdbc.query(PAGE, (row, n) -> new ReconciliationView.DifferenceView(
                row.getString("subject"), row.getString("number"), row.getString("type"),
                row.getString("order_id"), Sql.money(row, "amount"),
                row.getString("detail"), row.getString("case_id")), day, run, after, limit);
    }
}

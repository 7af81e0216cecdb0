package io.hutong.payment.cases;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of cases and of what was done with them. */
@Component
class CaseStore {

    private static final String PAGE = """
            select * from payment_case
            where (?::text is null or status = ?) and (?::text is null or kind = ?)
                and case_id > ? order by case_id limit ?""";
    private static final String ONE = """
            select * from payment_case where case_id in (?, ?)
            order by case_id = ? desc limit 1""";
    private static final String UPDATE = """
            update payment_case set status = ?, owner = ?, reopened = ?,
                resolution = ?, updated_at = now() where case_id = ?""";
    private static final String NOTE = """
            insert into case_note (case_id, author, action, note, entry)
            values (?, ?, ?, ?, ?)""";

    private static final String BOOKED = """
            select coalesce(sum(t.amount), 0)::bigint from case_note n
                join ledger_transfer t on t.entry = n.entry and t.kind = 'CORRECTION'
            where n.case_id = ?""";
    private static final String PROPOSE = """
            insert into case_proposal (case_id, author, resolution, note, debit, credit, amount)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;

    CaseStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What to list; null for all. */
    record Filter(@Nullable String status, @Nullable String kind) {
    }

    List<CaseView> page(Filter filter, String after, int limit) {
        return jdbc.query(PAGE, (row, n) -> view(row), filter.status(), filter.status(),
                filter.kind(), filter.kind(), after, limit);
    }

    Optional<CaseView> find(String caseId) {
        return jdbc.query(ONE, (row, n) -> view(row), caseId, CaseIds.today(caseId), caseId)
                .stream().findFirst()
                .map(found -> found.with(notes(found.caseId()), proposal(found.caseId())));
    }

    /** Call it in a transaction. */
    Optional<CaseView> lock(String caseId) {
        return jdbc.query(ONE + " for update", (row, n) -> view(row), caseId,
                CaseIds.today(caseId), caseId).stream().findFirst();
    }

    void update(String caseId, CaseState state, @Nullable String resolution) {
        jdbc.update(UPDATE, state.status().name(), state.owner(), state.reopened(), resolution,
                caseId);
    }

    void note(String caseId, String author, String action, String note, @Nullable String entry) {
        jdbc.update(NOTE, caseId, author, action, note, entry);
    }

    /** What the case's resolutions have moved so far. */
    Money booked(String caseId) {
        Long fen = jdbc.queryForObject(BOOKED, Long.class, caseId);
        return Money.fen(fen == null ? 0 : fen);
    }

    @Nullable
    Proposal proposal(String caseId) {
        return jdbc.query("select * from case_proposal where case_id = ?",
                (row, n) -> new Proposal(row.getString("author"), new CaseAction.Resolve(
                        CaseAction.Resolution.valueOf(row.getString("resolution")),
                        row.getString("note"), new CaseAction.Correction(row.getString("debit"),
                                row.getString("credit"), Money.fen(row.getLong("amount"))))),
                caseId).stream().findFirst().orElse(null);
    }

    void propose(String caseId, Proposal proposal) {
        CaseAction.Resolve resolve = proposal.resolve();
        CaseAction.Correction correction = Objects.requireNonNull(resolve.correction());
        jdbc.update(PROPOSE, caseId, proposal.author(), resolve.resolution().name(),
                resolve.note(), correction.debit(), correction.credit(),
                correction.amount().total());
    }

    /** Its words stay in the notes. */
    void withdraw(String caseId) {
        jdbc.update("delete from case_proposal where case_id = ?", caseId);
    }

    private List<CaseView.Note> notes(String caseId) {
        return jdbc.query("select * from case_note where case_id = ? order by id",
                (row, n) -> new CaseView.Note(Sql.instant(row, "at"), row.getString("author"),
                        row.getString("action"), row.getString("note"), row.getString("entry")),
                caseId);
    }

    private static CaseView view(ResultSet row) throws SQLException {
        return new CaseView(row.getString("case_id"), row.getString("kind"),
                row.getString("order_id"), Sql.money(row, "amount"),
                row.getString("detail"), row.getString("status"), row.getString("owner"),
                row.getString("resolution"), row.getInt("reopened"),
                Sql.instant(row, "opened_at"), Sql.instant(row, "updated_at"), null, null);
    }
}

package io.hutong.payment.cases;

import io.hutong.http.ProblemException;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.ledger.LedgerAccounts;
import io.hutong.payment.ledger.Transfer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Carries out what operators decide: the case, who did what and why, and the correction's entry
 * are written together.
 */
@Component
class CaseDesk {

    private static final String KNOWN = """
            select exists (select from ledger_account where account_id = ?)""";

    private final CaseStore store;
    private final Ledger ledger;
    private final JdbcTemplate jdbc;

    CaseDesk(CaseStore store, Ledger ledger, JdbcTemplate jdbc) {
        this.store = store;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /** @throws ProblemException when there is no such case or it does not allow that */
    CaseView act(String caseId, String author, CaseAction action) {
        CaseView found = store.lock(caseId).orElseThrow(() -> ProblemException.notFound("case"));
        CaseState now = new CaseState(CaseState.Status.valueOf(found.status()), found.owner(),
                found.reopened());
        switch (CaseDecision.of(now, action)) {
            case CaseDecision.Refused(String code, String detail) ->
                    throw ProblemException.conflict(code, detail);
            case CaseDecision.Changed(CaseState next) -> write(found, next, author, action);
        }
        return store.find(caseId).orElseThrow();
    }

    private void write(CaseView found, CaseState next, String author, CaseAction action) {
        String id = found.caseId();
        switch (action) {
            case CaseAction.Assign(String owner) -> {
                store.update(id, next, null);
                store.note(id, author, "ASSIGNED", owner, null);
            }
            case CaseAction.Note(String note) -> store.note(id, author, "NOTE", note, null);
            case CaseAction.Reopen(String note) -> {
                store.update(id, next, null);
                store.note(id, author, "REOPENED", note, null);
            }
            case CaseAction.Resolve(var resolution, String note, var correction) -> {
                String entry = book(found, correction);
                store.update(id, next, resolution.name());
                store.note(id, author, "RESOLVED", note, entry);
            }
        }
    }

    private @Nullable String book(CaseView found, CaseAction.@Nullable Correction correction) {
        if (correction == null) {
            return null;
        }
        requireAccount("/entry/debit", correction.debit());
        requireAccount("/entry/credit", correction.credit());
        String entry = found.caseId() + ":" + (found.reopened() + 1);
        ledger.book(List.of(new Transfer(entry, Transfer.Kind.CORRECTION, found.orderId(),
                correction.debit(), correction.credit(), correction.amount())));
        return entry;
    }

    /** A typing error must not open an account. */
    private void requireAccount(String pointer, String account) {
        if (!account.equals(LedgerAccounts.DIFFERENCES)
                && !Boolean.TRUE.equals(jdbc.queryForObject(KNOWN, Boolean.class, account))) {
            throw ProblemException.conflict("UNKNOWN_ACCOUNT", pointer
                    + " names no account of the ledger; see GET /v1/ledger/accounts.");
        }
    }
}

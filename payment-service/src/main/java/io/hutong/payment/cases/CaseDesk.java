package io.hutong.payment.cases;

import io.hutong.kernel.money.Money;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.ledger.LedgerAccounts;
import io.hutong.payment.ledger.Transfer;
import io.hutong.web.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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
    private final Money limit;
    private final ApplicationEventPublisher events;

    CaseDesk(CaseStore store, Ledger ledger, JdbcTemplate jdbc, CaseSettings settings,
            ApplicationEventPublisher events) {
        this.store = store;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.limit = Money.fen(settings.aloneUpTo());
        this.events = events;
    }

    /** @throws ProblemException when there is no such case or it does not allow that */
    CaseView act(String id, String author, CaseAction action) {
        CaseView found = store.lock(id).orElseThrow(() -> ProblemException.notFound("case"));
        String caseId = found.caseId();
        CaseState now = new CaseState(CaseState.Status.valueOf(found.status()), found.owner(),
                found.reopened(), store.booked(caseId));
        var situation = new CaseDecision.Situation(now, store.proposal(caseId), limit);
        Words words = new Words(caseId, author, action);
        switch (CaseDecision.of(situation, author, action)) {
            case CaseDecision.Refused(String code, String detail) ->
                    throw ProblemException.conflict(code, detail);
            case CaseDecision.Changed(CaseState next) -> {
                store.update(caseId, next, null);
                words.write(null);
            }
            case CaseDecision.Proposed(CaseState next, Proposal proposal) -> {
                requireAccounts(proposal.resolve().correction());
                store.update(caseId, next, null);
                store.propose(caseId, proposal);
                store.note(caseId, author, "PROPOSED", proposal.resolve().note(), null);
            }
            case CaseDecision.Resolved(CaseState next, CaseAction.Resolve by) -> {
                store.update(caseId, next, by.resolution().name());
                words.write(book(found, by.correction()));
                events.publishEvent(new CaseResolved(
                        Cases.Kind.valueOf(found.kind()), found.orderId()));
            }
        }
        return store.find(caseId).orElseThrow();
    }

    /** What is noted of an action. */
    private final class Words {

        private final String caseId;
        private final String author;
        private final CaseAction action;

        private Words(String caseId, String author, CaseAction action) {
            this.caseId = caseId;
            this.author = author;
            this.action = action;
        }

        private void write(@Nullable String entry) {
            switch (action) {
                case CaseAction.Assign(String owner) -> note("ASSIGNED", owner, entry);
                case CaseAction.Note(String text) -> note("NOTE", text, entry);
                case CaseAction.Reopen(String text) -> note("REOPENED", text, entry);
                case CaseAction.Resolve resolve -> note("RESOLVED", resolve.note(), entry);
                case CaseAction.Approve(String text) -> decided("APPROVED", text, entry);
                case CaseAction.Reject(String text) -> decided("REJECTED", text, entry);
            }
        }

        private void decided(String how, String text, @Nullable String entry) {
            store.withdraw(caseId);
            note(how, text, entry);
        }

        private void note(String what, String text, @Nullable String entry) {
            store.note(caseId, author, what, text, entry);
        }
    }

    private @Nullable String book(CaseView found, CaseAction.@Nullable Correction correction) {
        if (correction == null) {
            return null;
        }
        requireAccounts(correction);
        String entry = found.caseId() + ":" + (found.reopened() + 1);
        ledger.book(List.of(new Transfer(entry, Transfer.Kind.CORRECTION, found.orderId(),
                correction.debit(), correction.credit(), correction.amount())));
        return entry;
    }

    private void requireAccounts(CaseAction.@Nullable Correction correction) {
        if (correction != null) {
            requireAccount("/entry/debit", correction.debit());
            requireAccount("/entry/credit", correction.credit());
        }
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

package io.hutong.payment.cases;

import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A case as operators see it.
 *
 * @param amount fen in question
 * @param notes  oldest first; only when one case is asked for
 * @param proposal the correction that waits for another person; likewise
 */
record CaseView(
        String caseId, String kind, String orderId, Money amount, String detail, String status,
        @Nullable String owner, @Nullable String resolution, int reopened, Instant openedAt,
        Instant updatedAt, @Nullable List<Note> notes, @Nullable ProposalView proposal) {

    /** @param entry of the correction in the ledger */
    record Note(
            Instant at, String author, String action, String note, @Nullable String entry) {
    }

    /** @param author who cannot approve it */
    record ProposalView(String author, String resolution, String note, Entry entry) {
    }

    record Entry(String debit, String credit, Money amount) {
    }

    CaseView with(List<Note> all, @Nullable Proposal waiting) {
        return new CaseView(caseId, kind, orderId, amount, detail, status, owner, resolution,
                reopened, openedAt, updatedAt, List.copyOf(all),
                waiting == null ? null : viewOf(waiting));
    }

    private static ProposalView viewOf(Proposal waiting) {
        CaseAction.Resolve resolve = waiting.resolve();
        CaseAction.Correction correction = Objects.requireNonNull(resolve.correction());
        return new ProposalView(waiting.author(), resolve.resolution().name(), resolve.note(),
                new Entry(correction.debit(), correction.credit(), correction.amount()));
    }
}

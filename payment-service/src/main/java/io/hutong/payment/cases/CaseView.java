package io.hutong.payment.cases;

import io.hutong.contracts.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as operators see it.
 *
 * @param amount fen in question
 * @param notes  oldest first; only when one case is asked for
 */
record CaseView(
        String caseId, String kind, String orderId, Money amount, String detail, String status,
        @Nullable String owner, @Nullable String resolution, int reopened, Instant openedAt,
        Instant updatedAt, @Nullable List<Note> notes) {

    /** @param entry of the correction in the ledger */
    record Note(
            Instant at, String author, String action, String note, @Nullable String entry) {
    }

    CaseView with(List<Note> all) {
        return new CaseView(caseId, kind, orderId, amount, detail, status, owner, resolution,
                reopened, openedAt, updatedAt, List.copyOf(all));
    }
}

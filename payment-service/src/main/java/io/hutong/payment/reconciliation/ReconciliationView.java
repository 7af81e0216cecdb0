package io.hutong.payment.reconciliation;

import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of one day as operators see it.
 *
 * @param status      {@code RUNNING}, {@code BALANCED}, {@code WAITING} (equal but for items that
 *                    may still come), {@code DIFFERENT} or {@code REFUSED} (with a code)
 * @param run         how often the day was compared
 * @param askedBy     who wanted it compared; null when it was time for it
 */
record ReconciliationView(
        LocalDate date, String status, int run, Counts counts, @Nullable String code,
        @Nullable String detail, @Nullable String askedBy, Instant startedAt,
        @Nullable Instant endedAt,
        List<BillView> bills, List<DifferenceView> items, @Nullable String nextCursor) {

    /**
     * @param ours    items that the ledger booked that day
     * @param theirs  items of the day's bills
     * @param matched items of the bills that are the same here
     * @param waiting items that may still come, or are under way
     */
    record Counts(long ours, long theirs, long matched, long waiting, long differences,
            Money oursTotal, Money theirsTotal) {
    }

    record BillView(String type, String digest, long lines, Instant importedAt) {
    }

    /** @param amount fen in question */
    record DifferenceView(String subject, String number, String type, @Nullable String orderId,
            Money amount, String detail, String caseId) {
    }
}

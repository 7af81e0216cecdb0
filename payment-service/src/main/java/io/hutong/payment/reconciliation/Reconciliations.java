package io.hutong.payment.reconciliation;

import io.hutong.payment.cases.Cases;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares a day with the channel's bills and opens a case for every difference. */
final class Reconciliations {

    private static final Logger log = LoggerFactory.getLogger(Reconciliations.class);

    private final DayRun run;
    private final ReconciliationStore store;
    private final Cases cases;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Reconciliations(DayRun run, ReconciliationStore store, Cases cases,
            TransactionTemplate transactions, InstantSource clock) {
        this.run = run;
        this.store = store;
        this.cases = cases;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The number of the run that may now begin; empty while another one is under way.
     *
     * @param askedBy the person; null when it is time for it
     */
    Optional<Integer> claim(BusinessDay day, @Nullable String askedBy) {
        return store.claim(day.date(), askedBy);
    }

    /** Compares the day under that claim. */
    void compare(BusinessDay day, int number) {
        Outcome outcome = outcome(day);
        transactions.executeWithoutResult(tx -> {
            switch (outcome) {
                case Outcome.Refused refused -> store.refuse(day.date(), number, refused);
                case Outcome.Compared compared -> finish(day.date(), number, compared);
            }
        });
    }

    /** Whatever fails ends the run, so that the day can be compared again. */
    private Outcome outcome(BusinessDay day) {
        Instant now = clock.instant();
        try {
            return run.of(day, now);
        } catch (RuntimeException e) {
            log.error("the comparison of {} failed", day.date(), e);
            return new Outcome.Refused("RECONCILIATION_FAILED",
                    "The comparison failed; the log of payment-service says why.");
        }
    }

    private void finish(LocalDate day, int number, Outcome.Compared compared) {
        List<Cases.Case> found = compared.differences().stream()
                .map(difference -> new Cases.Case(Cases.Kind.RECONCILIATION,
                        Details.caseSubject(difference), Details.orderId(difference),
                        difference.atStake(), Details.words(difference)))
                .toList();
        cases.open(found);
        store.finish(day, number, compared, found);
        log.info("{}: {} items of the bills, {} matched, {} waiting, {} differences", day,
                compared.sums().theirs(), compared.matched(), compared.waiting(),
                compared.found());
    }
}

package io.hutong.payment.reconciliation;

import io.hutong.payment.bill.BillImport;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Compares every day once its bill is made, and again when what it lacks has become missing. Every
 * instance looks; the claim lets one of them do it.
 */
final class DailySchedule {

    private static final Logger log = LoggerFactory.getLogger(DailySchedule.class);
    private static final long LOOK_MS = 300_000;
    private static final long FIRST_LOOK_MS = 60_000;
    /** WeChat Pay makes the bills until ten. */
    private static final LocalTime BILL_TIME = LocalTime.of(10, 15);

    private final Reconciliations reconciliations;
    private final ReconciliationStore store;
    private final BillImport bills;
    private final ReconciliationController.Rules rules;

    DailySchedule(Reconciliations reconciliations, ReconciliationStore store, BillImport bills,
            ReconciliationController.Rules rules) {
        this.reconciliations = reconciliations;
        this.store = store;
        this.bills = bills;
        this.rules = rules;
    }

    @Scheduled(fixedDelay = LOOK_MS, initialDelay = FIRST_LOOK_MS)
    void look() {
        if (!rules.settings().daily()) {
            return;
        }
        try {
            days(rules.clock()).forEach(this::compare);
        } catch (DataAccessException e) {
            log.warn("no day was compared, tried again soon: {}", e.toString());
        }
    }

    private List<LocalDate> days(InstantSource clock) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BusinessDay.BEIJING);
        LocalDate yesterday = today.minusDays(1);
        List<LocalDate> days = new ArrayList<>(store.due(
                today.minusDays(rules.settings().missingAfter()), today,
                today.minusDays(rules.settings().retainDays())));
        if (!LocalTime.ofInstant(now, BusinessDay.BEIJING).isBefore(BILL_TIME)
                && store.find(yesterday, "", 1).isEmpty()) {
            days.add(yesterday);
        }
        return days;
    }

    private void compare(LocalDate date) {
        BusinessDay day = new BusinessDay(date);
        reconciliations.claim(day, null).ifPresent(run -> reconciliations.compare(day, run));
        bills.forget(date.minusDays(rules.settings().retainDays()));
    }
}

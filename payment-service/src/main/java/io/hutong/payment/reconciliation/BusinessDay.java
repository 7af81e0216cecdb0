package io.hutong.payment.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The channel's days, and so ours, begin at midnight in Beijing. */
record BusinessDay(LocalDate date) {

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    Instant start() {
        return date.atStartOfDay(BEIJING).toInstant();
    }

    Instant end() {
        return date.plusDays(1).atStartOfDay(BEIJING).toInstant();
    }

    boolean isOver(Instant now) {
        return !now.isBefore(end());
    }

    /** Whether something of this day may still be missing so many days after it. */
    boolean isWithin(int days, Instant now) {
        return now.isBefore(date.plusDays(days + 1L).atStartOfDay(BEIJING).toInstant());
    }
}

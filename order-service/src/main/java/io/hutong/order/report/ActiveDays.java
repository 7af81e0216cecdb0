package io.hutong.order.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A buyer is an active consumer on a day when the last 365 days, that day included, hold an order
 * of theirs. So each day with an order makes its buyer active for 365 days, or until the next one
 * takes over. Written as steps, +1 where a buyer begins to be active and -1 where they cease, the
 * number on any day is the sum of all steps up to it: exact, and as cheap for ten million orders
 * as for ten.
 */
final class ActiveDays {

    static final int YEAR = 365;

    private ActiveDays() {
    }

    /** @param days on which one buyer has orders that count */
    static Map<LocalDate, Integer> steps(Collection<LocalDate> days) {
        Map<LocalDate, Integer> steps = new TreeMap<>();
        TreeSet<LocalDate> sorted = new TreeSet<>(days);
        for (LocalDate day : sorted) {
            LocalDate next = sorted.higher(day);
            LocalDate end = day.plusDays(YEAR);
            steps.merge(day, 1, Integer::sum);
            steps.merge(next != null && next.isBefore(end) ? next : end, -1, Integer::sum);
        }
        steps.values().removeIf(step -> step == 0);
        return steps;
    }
}

package io.hutong.payment.debit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * Which debits the channel has refused lately, and whether it took others since. Of this
 * process: one that has just started has seen nothing, and holds rather than declines.
 */
final class CompanyWatch {

    /** Refused debits that are remembered; the oldest are forgotten first. */
    private static final int MAX_REFUSED = 10_000;

    private final Map<String, Refusal> refused = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Entry<String, Refusal> eldest) {
            return size() > MAX_REFUSED;
        }
    };
    private long lastPassed = Long.MIN_VALUE;

    /** Since when one has been refused, and when it was last; on the clock of {@code nanoTime}. */
    private record Refusal(long first, long last) {
    }

    /**
     * The channel took the request, whatever became of the debit.
     *
     * @param sentAt before it was handed over, by {@link System#nanoTime()}
     */
    synchronized void passed(String number, long sentAt) {
        lastPassed = lastPassed == Long.MIN_VALUE || sentAt - lastPassed > 0
                ? sentAt : lastPassed;
        refused.remove(number);
    }

    /** Notes the refusal and says what it means. */
    synchronized Company refused(String number, long now) {
        Refusal before = refused.get(number);
        Refusal after = new Refusal(before == null ? now : before.first, now);
        refused.put(number, after);
        if (before != null && isSince(lastPassed, after.first)) {
            return Company.PASSES;
        }
        return refused.entrySet().stream().anyMatch(one -> !one.getKey().equals(number)
                && !isSince(lastPassed, one.getValue().last))
                        ? Company.REFUSED : Company.NONE;
    }

    private static boolean isSince(long passed, long moment) {
        return passed != Long.MIN_VALUE && passed - moment > 0;
    }
}

package io.hutong.payment.settlement;

import java.time.Duration;
import java.time.Instant;

/** How long a planned division has to wait before the channel is asked. Pure. */
sealed interface Wait {

    /** @param time from now on; zero: at once */
    record AtLeast(Duration time) implements Wait {
    }

    /** Until the parcel is in WeChat's books and its receipt confirmed there. */
    record ForReceipt() implements Wait {
    }

    /**
     * @param held   the channel holds the money until the receipt
     * @param minAge of the payment before the channel divides it; WeChat Pay wants a minute
     */
    static Wait of(boolean held, Instant paidAt, Instant now, Duration minAge) {
        return held ? new ForReceipt() : new AtLeast(rest(paidAt, now, minAge));
    }

    /** Never more than the whole: the channel's clock may be ahead of ours. */
    private static Duration rest(Instant paidAt, Instant now, Duration minAge) {
        Duration rest = minAge.minus(Duration.between(paidAt, now));
        if (rest.isNegative()) {
            return Duration.ZERO;
        }
        return rest.compareTo(minAge) < 0 ? rest : minAge;
    }
}

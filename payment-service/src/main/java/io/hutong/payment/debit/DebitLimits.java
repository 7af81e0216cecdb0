package io.hutong.payment.debit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What bounds an attempt in time, and what this process knows of the channel's mood. */
record DebitLimits(InstantSource clock, Duration callTimeout, Duration stepTime,
        ChannelHold hold, CompanyWatch company) {

    /** A call that starts now could end after that. */
    boolean isLastMoment(Instant end, Instant now) {
        return !now.plus(callTimeout).isBefore(end);
    }
}

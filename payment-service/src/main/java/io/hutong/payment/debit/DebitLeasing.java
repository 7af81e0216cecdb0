package io.hutong.payment.debit;

import java.time.Duration;

/**
 * Who leases attempts and for how long, and whether anything may be sent now.
 *
 * @param lastMoment before its deadline, when also what is held back is looked at
 */
record DebitLeasing(
        String owner, DebitSettings settings, ChannelHold hold, Duration lastMoment) {
}

package io.hutong.payment.debit;

/** Who leases attempts and for how long, and whether anything may be sent now. */
record DebitLeasing(String owner, DebitSettings settings, ChannelHold hold) {
}

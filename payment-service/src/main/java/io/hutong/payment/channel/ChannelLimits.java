package io.hutong.payment.channel;

import java.time.Duration;

/** @param callTimeout after which a call is over, answered or not */
public record ChannelLimits(Duration callTimeout) {
}

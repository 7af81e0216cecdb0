package io.hutong.payment.channel;

import org.jspecify.annotations.Nullable;

/** What the channel says of a subsidy or its return; false: it did not take place. */
public record SubsidyState(@Nullable String channelNumber, boolean success) {
}

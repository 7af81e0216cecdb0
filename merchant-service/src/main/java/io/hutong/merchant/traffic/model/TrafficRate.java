package io.hutong.merchant.traffic.model;

import io.hutong.kernel.trade.Channel;
import java.time.Instant;

/**
 * What the traffic platform earns from a moment on.
 *
 * @param category empty for every category
 * @param fee      in basis points
 */
public record TrafficRate(
        Channel channel, String category, Instant effectiveFrom, int fee, String savedBy) {
}

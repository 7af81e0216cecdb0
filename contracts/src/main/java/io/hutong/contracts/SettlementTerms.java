package io.hutong.contracts;

import io.hutong.contracts.money.BasisPoints;

/**
 * The rates that hold for one merchant's part of one order, copied when the order was quoted, so
 * that a later change of the merchant's terms does not touch it.
 *
 * @param commission what the commerce platform earns
 * @param trafficFee what the traffic platform earns for the order's {@link Channel}
 * @param channelFee what WeChat Pay keeps, half a fen rounded up
 */
public record SettlementTerms(
        BasisPoints commission, BasisPoints trafficFee, BasisPoints channelFee) {
}

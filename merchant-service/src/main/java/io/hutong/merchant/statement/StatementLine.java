package io.hutong.merchant.statement;

import io.hutong.contracts.money.Money;
import java.time.Instant;

/**
 * What one order brought a merchant: {@code net = amount - commission - trafficFee - channelFee}.
 */
record StatementLine(
        String orderId, Instant settledAt, Money amount, Money commission, Money trafficFee,
        Money channelFee, Money net) {
}

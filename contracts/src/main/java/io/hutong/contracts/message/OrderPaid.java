package io.hutong.contracts.message;

import io.hutong.contracts.Channel;
import io.hutong.contracts.money.Money;
import java.time.Instant;

/** The money is taken and the stock has left: the order is to be shipped. */
public record OrderPaid(
        String orderId, String buyerId, String miniProgram, Channel channel, Money total,
        PaymentMode mode, Instant paidAt) implements OrderEvent {
}

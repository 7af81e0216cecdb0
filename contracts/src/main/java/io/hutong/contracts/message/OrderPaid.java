package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.PaymentMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The money is taken and the stock has left: the order is to be shipped, a gift once it is
 * accepted.
 *
 * @param gift true for a gift, which {@link GiftAccepted} follows; null counts as false
 */
public record OrderPaid(
        String orderId, String buyerId, String miniProgram, Channel channel, Money total,
        PaymentMode mode, Instant paidAt, @Nullable Boolean gift) implements OrderEvent {

    /** Anything but a gift. */
    public OrderPaid(String orderId, String buyerId, String miniProgram, Channel channel,
            Money total, PaymentMode mode, Instant paidAt) {
        this(orderId, buyerId, miniProgram, channel, total, mode, paidAt, null);
    }
}

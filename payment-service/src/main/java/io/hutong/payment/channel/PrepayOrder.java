package io.hutong.payment.channel;

import java.time.Instant;
import java.util.List;

/**
 * A combined order for the cashier. Repeating it has no second effect as long as every value is
 * the same.
 *
 * @param appid      of the mini-program that sells
 * @param number     {@code combine_out_trade_no}
 * @param openid     of the buyer: personal data, neither stored nor logged
 * @param timeExpire when the channel closes it by itself
 */
public record PrepayOrder(
        String appid, String number, String openid, Instant timeExpire,
        List<DebitOrder.Part> parts) {

    public PrepayOrder {
        parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
        return "PrepayOrder[" + number + "]";
    }
}

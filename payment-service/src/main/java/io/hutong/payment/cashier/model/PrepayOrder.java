package io.hutong.payment.cashier.model;

import io.hutong.payment.channel.model.OrderPart;

import java.time.Instant;
import java.util.List;

/**
 * A combined order for the cashier. Repeating it has no second effect as long as every value is
 * the same.
 *
 * @param appid      of the mini-program that sells
 * @param number     of the whole, ours
 * @param openid     of the buyer: personal data, neither stored nor logged
 * @param timeExpire when the channel closes it by itself
 */
public record PrepayOrder(
        String appid, String number, String openid, Instant timeExpire,
        List<OrderPart> parts) {

    public PrepayOrder {
        parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
        return "PrepayOrder[" + number + "]";
    }
}

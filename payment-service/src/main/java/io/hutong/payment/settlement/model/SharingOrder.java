package io.hutong.payment.settlement.model;

import io.hutong.kernel.money.Money;
import java.util.List;

/**
 * Divides one transaction and releases the rest to the merchant. Without receivers it only
 * releases.
 *
 * @param number {@code out_order_no}: repeating the order under it has no second effect
 */
public record SharingOrder(
        String number, String appid, String subMchid, String transactionId,
        List<Receiver> receivers) {

    public SharingOrder {
        receivers = List.copyOf(receivers);
    }

    /** @param mchid the merchant account that receives */
    public record Receiver(String mchid, Money amount, String description) {
    }
}

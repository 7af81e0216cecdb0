package io.hutong.payment.debit.model;

import io.hutong.payment.channel.model.OrderPart;
import java.util.List;

/**
 * A combined debit under a mandate.
 *
 * @param appid      of the mini-program that sells
 * @param number     of the whole, ours
 * @param contractId of the mandate
 */
public record DebitOrder(
        String appid, String number, String contractId, List<OrderPart> parts) {

    public DebitOrder {
        parts = List.copyOf(parts);
    }
}

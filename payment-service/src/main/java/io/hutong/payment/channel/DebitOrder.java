package io.hutong.payment.channel;

import io.hutong.kernel.money.Money;
import java.util.List;

/**
 * A combined debit under a mandate.
 *
 * @param appid      of the mini-program that sells
 * @param number     {@code combine_out_trade_no}
 * @param contractId of the mandate
 */
public record DebitOrder(String appid, String number, String contractId, List<Part> parts) {

    public DebitOrder {
        parts = List.copyOf(parts);
    }

    /**
     * @param number  the sub-order's {@code out_trade_no}
     * @param subsidy announced now, so that it can be paid at the settlement
     */
    public record Part(
            String number, String subMchid, Money amount, String description, Money subsidy) {

        public Part(String number, String subMchid, Money amount, String description) {
            this(number, subMchid, amount, description, Money.ZERO);
        }
    }
}

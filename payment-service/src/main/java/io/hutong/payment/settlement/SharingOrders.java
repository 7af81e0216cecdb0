package io.hutong.payment.settlement;

import io.hutong.kernel.money.Money;
import io.hutong.payment.settlement.model.SharingOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The request of a division; receivers that would get nothing are left out, and an account that
 * has several shares is named once, because the channel takes none twice.
 */
record SharingOrders(String commerceMchid, String trafficMchid) {

    SharingOrder of(Split split) {
        Map<String, SharingOrder.Receiver> receivers = new LinkedHashMap<>();
        add(receivers, commerceMchid, split.plan().commission(), "commission");
        add(receivers, trafficMchid, split.plan().trafficFee(), "traffic fee");
        split.plan().others()
                .forEach(share -> add(receivers, share.mchid(), share.amount(), share.purpose()));
        return new SharingOrder(split.number(), split.payer().appid(), split.seller().subMchid(),
                split.payer().transactionId(), List.copyOf(receivers.values()));
    }

    private static void add(Map<String, SharingOrder.Receiver> receivers, String mchid,
            Money amount, String description) {
        if (amount.isPositive()) {
            receivers.merge(mchid, new SharingOrder.Receiver(mchid, amount, description),
                    (one, more) -> new SharingOrder.Receiver(
                            mchid, one.amount().plus(more.amount()), one.description()));
        }
    }
}

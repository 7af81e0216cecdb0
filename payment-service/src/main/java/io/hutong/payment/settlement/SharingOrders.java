package io.hutong.payment.settlement;

import io.hutong.contracts.money.Money;
import io.hutong.payment.channel.SharingOrder;
import java.util.ArrayList;
import java.util.List;

/** The request of a division; receivers that would get nothing are left out. */
record SharingOrders(String commerceMchid, String trafficMchid) {

    SharingOrder of(Split split) {
        List<SharingOrder.Receiver> receivers = new ArrayList<>(2);
        add(receivers, commerceMchid, split.plan().commission(), "commission");
        add(receivers, trafficMchid, split.plan().trafficFee(), "traffic fee");
        return new SharingOrder(split.number(), split.payer().appid(), split.seller().subMchid(),
                split.payer().transactionId(), receivers);
    }

    private static void add(List<SharingOrder.Receiver> receivers, String mchid, Money amount,
            String description) {
        if (amount.isPositive()) {
            receivers.add(new SharingOrder.Receiver(mchid, amount, description));
        }
    }
}

package io.hutong.payment.refund;

import io.hutong.payment.payments.Payments;
import io.hutong.payment.settlement.Shares;
import java.util.List;

/** All rows that refunds are decided by. */
record RefundBooks(Payments payments, RefundTable refunds, ReturnStore returns,
        RefundRequests requests, Shares shares) {

    /** Everything of the orders, with their payments locked first. */
    RefundBatch.Locked lock(List<String> orders) {
        return new RefundBatch.Locked(payments.lock(orders), refunds.lockOfOrders(orders),
                payments.parts(orders), returns.ofOrders(orders), requests.ofOrders(orders),
                shares.of(orders));
    }

    /** Shares that have still to come back. The lease of their refund covers them. */
    List<ShareReturn> openReturns(Refund refund) {
        return returns.ofRefunds(List.of(refund.number())).values().stream().flatMap(List::stream)
                .filter(back -> back.state().isOpen()).toList();
    }

    void write(RefundBatch batch) {
        refunds.update(batch.changes());
        returns.update(batch.changedReturns());
        payments.updateParts(batch.changedParts());
        payments.update(batch.voided());
        requests.update(List.copyOf(batch.answered()));
    }
}

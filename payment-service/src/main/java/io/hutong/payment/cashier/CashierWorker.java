package io.hutong.payment.cashier;

import io.hutong.work.Done;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedWork;
import java.util.List;

/** Orders at the cashier as work: opened, asked about, closed. */
record CashierWorker(LeasedRows<CashierOrder> rows, CashierCalls calls, CashierOutcomes outcomes)
        implements LeasedWork<CashierOrder, CashierAnswer> {

    @Override
    public CashierAnswer call(CashierOrder order) {
        return calls.perform(order);
    }

    @Override
    public void write(List<Done<CashierOrder, CashierAnswer>> done) {
        outcomes.apply(done);
    }
}

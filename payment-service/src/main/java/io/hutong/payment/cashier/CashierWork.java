package io.hutong.payment.cashier;

import io.hutong.payment.work.Parked;
import io.hutong.payment.work.Work;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders at the cashier as work: to be opened, asked for or closed. */
final class CashierWork implements Work<CashierOrder, CashierResult> {

    private final CashierRows rows;
    private final CashierCalls calls;
    private final CashierOutcomes outcomes;
    private final Leasing leasing;
    private final TransactionTemplate transactions;

    record Leasing(String owner, CashierSettings settings) {
    }

    CashierWork(CashierRows rows, CashierCalls calls, CashierOutcomes outcomes, Leasing leasing,
            TransactionTemplate transactions) {
        this.rows = rows;
        this.calls = calls;
        this.outcomes = outcomes;
        this.leasing = leasing;
        this.transactions = transactions;
    }

    @Override
    public List<CashierOrder> claim(int limit) {
        return transactions.execute(
                tx -> rows.claim(limit, leasing.owner(), leasing.settings().lease()));
    }

    @Override
    public void recover() {
        rows.recover(leasing.owner());
    }

    @Override
    public CashierResult perform(CashierOrder order) {
        return calls.perform(order);
    }

    @Override
    public void write(List<CashierResult> results) {
        transactions.executeWithoutResult(tx -> outcomes.apply(results));
    }

    @Override
    public Parked whereabouts(CashierResult result) {
        return Parked.numbered(
                "cashier_order", result.order().number(), result.order().orderId());
    }
}

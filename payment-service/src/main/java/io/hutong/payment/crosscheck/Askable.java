package io.hutong.payment.crosscheck;

import java.util.List;

/**
 * An order of which nothing is under way, with every number under which the channel may know it.
 *
 * @param debits  of attempts without a password
 * @param refunds that have ended
 */
record Askable(String orderId, OrderBooks.Side ledger, List<String> debits,
        List<String> cashiers, List<Refund> refunds) {

    Askable {
        debits = List.copyOf(debits);
        cashiers = List.copyOf(cashiers);
        refunds = List.copyOf(refunds);
    }

    record Refund(String number, String subMchid) {
    }

    /** Calls that it takes to ask for everything. */
    int calls() {
        return debits.size() + cashiers.size() + refunds.size();
    }
}

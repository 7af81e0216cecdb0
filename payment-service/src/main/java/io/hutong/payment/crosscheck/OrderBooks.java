package io.hutong.payment.crosscheck;

import io.hutong.contracts.money.Money;

/**
 * What the payment and the ledger say of one order.
 *
 * @param asked  what the order comes to, as long as it counts as paid; else the same as taken
 * @param number of the debit that succeeded, empty for none
 */
record OrderBooks(String orderId, String number, Money asked, Side payment, Side ledger) {

    /** What the buyer has given and got back. */
    record Side(Money paid, Money refunded) {
    }

    /** Fen by which the payment's parts miss the order's total. */
    Money orderDrift() {
        return distance(asked, payment.paid);
    }

    /** Fen by which the ledger misses the payment; never netted, so that nothing cancels out. */
    Money ledgerDrift() {
        return distance(payment.paid, ledger.paid)
                .plus(distance(payment.refunded, ledger.refunded));
    }

    /** @param charged what the channel says it has charged */
    Money channelDrift(Money charged) {
        return distance(ledger.paid, charged);
    }

    private static Money distance(Money one, Money other) {
        return one.compareTo(other) < 0 ? other.minus(one) : one.minus(other);
    }
}

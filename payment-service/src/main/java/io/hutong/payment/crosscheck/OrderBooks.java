package io.hutong.payment.crosscheck;

import io.hutong.kernel.money.Money;

/**
 * What order-service, the payment and the ledger say of one order.
 *
 * @param asked what the order comes to, as long as it counts as paid; else the same as taken
 * @param says  what order-service has said of it
 */
record OrderBooks(String orderId, Money asked, OrderSays says, Side payment, Side ledger) {

    /** What the buyer has given and got back. */
    record Side(Money paid, Money refunded) {

        /** What has not gone back; the distance, should more have gone than came. */
        Money held() {
            return distance(paid, refunded);
        }

        /** Fen by which another side misses this one; never netted, so nothing cancels out. */
        Money drift(Side other) {
            return distance(paid, other.paid).plus(distance(refunded, other.refunded));
        }
    }

    /** Fen by which the payment misses the order: its total, and what order-service says. */
    Money orderDrift() {
        return distance(asked, payment.paid).plus(says.drift(payment));
    }

    /** Fen by which the ledger misses the payment. */
    Money ledgerDrift() {
        return payment.drift(ledger);
    }

    static Money distance(Money one, Money other) {
        return one.compareTo(other) < 0 ? other.minus(one) : one.minus(other);
    }
}

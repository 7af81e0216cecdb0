package io.hutong.cluster.check;

/**
 * What one order has moved, in fen.
 *
 * @param paid     taken from the buyer
 * @param refunded given back to the buyer
 * @param shared   gone to the commerce and the traffic platform
 */
record OrderMoney(long paid, long refunded, long shared) {

    static final OrderMoney NONE = new OrderMoney(0, 0, 0);

    OrderMoney plus(OrderMoney more) {
        return new OrderMoney(paid + more.paid, refunded + more.refunded, shared + more.shared);
    }

    /** What the buyer has spent in the end. */
    long kept() {
        return paid - refunded;
    }
}

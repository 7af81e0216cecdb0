package io.hutong.cluster.check;

/**
 * What one order has moved, in fen.
 *
 * @param paid     taken from the buyer
 * @param refunded given back to the buyer
 * @param shared   gone to the platforms and other receivers
 * @param subsidy  added for the merchant by the commerce platform, less what came back
 */
record OrderMoney(long paid, long refunded, long shared, long subsidy) {

    static final OrderMoney NONE = new OrderMoney(0, 0, 0, 0);

    /** Of an order that nobody subsidises. */
    OrderMoney(long paid, long refunded, long shared) {
        this(paid, refunded, shared, 0);
    }

    OrderMoney plus(OrderMoney more) {
        return new OrderMoney(paid + more.paid, refunded + more.refunded, shared + more.shared,
                subsidy + more.subsidy);
    }

    /** What the buyer has spent in the end. */
    long kept() {
        return paid - refunded;
    }
}

package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.Money;

/** What an order holds of one SKU, in all of its lines. */
public record Sold(String merchantId, String sku, int quantity, Money amount) {

    /** Of that many pieces; rounded down to the fen where lines of a SKU differ in price. */
    public Money priceOf(int pieces) {
        return Money.fen(Math.floorDiv(
                Math.multiplyExact(amount.total(), (long) pieces), (long) quantity));
    }

    Sold plus(Sold more) {
        return new Sold(merchantId, sku, quantity + more.quantity, amount.plus(more.amount));
    }
}

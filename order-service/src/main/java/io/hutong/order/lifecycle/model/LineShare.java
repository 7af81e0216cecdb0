package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.Money;

/** What of a refund goes back for one SKU of the order, in whichever of its lines. */
public record LineShare(String sku, Money amount) {
}

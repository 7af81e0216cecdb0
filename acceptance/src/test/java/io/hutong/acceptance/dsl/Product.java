package io.hutong.acceptance.dsl;

import io.hutong.kernel.money.Money;

/** Something on sale. */
public record Product(String sku, String merchant, Money price) {
}

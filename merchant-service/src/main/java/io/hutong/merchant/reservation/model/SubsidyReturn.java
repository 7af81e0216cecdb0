package io.hutong.merchant.reservation.model;

import io.hutong.kernel.money.Money;

/**
 * A merchant gave a part of its subsidy back.
 *
 * @param number tells it from the order's others
 */
public record SubsidyReturn(String orderId, String merchantId, String number, Money amount) {
}

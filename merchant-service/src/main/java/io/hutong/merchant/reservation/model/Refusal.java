package io.hutong.merchant.reservation.model;

/** Why an order cannot be had; the last two answer a command that came too late. */
public enum Refusal {
    OUT_OF_STOCK, PRICE_CHANGED, CATEGORY_NOT_PERMITTED, MINI_PROGRAM_SUSPENDED, UNKNOWN_SKU,
    UNKNOWN_MINI_PROGRAM, PURCHASE_LIMIT, SUBSIDY_EXHAUSTED, VOIDED, EXPIRED
}

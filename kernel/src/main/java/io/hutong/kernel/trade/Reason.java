package io.hutong.kernel.trade;

/** Why an order was refused, declined or ended; part of the public API. */
public enum Reason {
    OUT_OF_STOCK, PRICE_CHANGED, CATEGORY_NOT_PERMITTED, MINI_PROGRAM_SUSPENDED, UNKNOWN_SKU,
    UNKNOWN_MINI_PROGRAM, PURCHASE_LIMIT, SUBSIDY_EXHAUSTED, PAYMENT_DECLINED, PAYMENT_EXPIRED,
    MANDATE_REQUIRED, GIFT_NOT_ACCEPTED, CANCELLED_BY_BUYER,
    /** Money was to go back and did not; a case is open about it. Shown, never stored. */
    REFUND_REFUSED,
    /** Nobody answered in time whether the goods are there; no payment was tried. */
    RESERVATION_EXPIRED,
    /** More than may be paid at once, or without a password; known before anything was sent. */
    PAYMENT_LIMIT,
    /** The platform's own settings at WeChat Pay were refused until it was too late. */
    PAYMENT_UNAVAILABLE
}

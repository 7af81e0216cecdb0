package io.hutong.payment.bill.model;

/** The channel's daily bills. */
public enum BillType {
    /** Payments, refunds and reversals of all merchants. */
    TRADE,
    /** Every movement on the commerce platform's own account, with the balance after it. */
    FUND_FLOW,
    /** What every receiver got by a division and gave back, whoever it is. */
    PROFIT_SHARING
}

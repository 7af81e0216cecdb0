package io.hutong.payment.reconciliation;

import io.hutong.payment.bill.model.BillType;

/** What an item of a comparison is about, and the bill that has the channel's side of it. */
enum Subject {
    PAYMENT(BillType.TRADE),
    REFUND(BillType.TRADE),
    /** What the commerce platform received by a division, in its fund flow. */
    SHARE(BillType.FUND_FLOW),
    /** What it gave back of such a share. */
    SHARE_RETURN(BillType.FUND_FLOW),
    /** What the commerce platform added for a merchant. */
    SUBSIDY(BillType.FUND_FLOW),
    /** What came back of it after a refund. */
    SUBSIDY_RETURN(BillType.FUND_FLOW),
    /** What the commerce platform paid for a refund in the merchant's place. */
    ADVANCE(BillType.FUND_FLOW),
    /** What the merchant paid back of it. */
    ADVANCE_RETURN(BillType.FUND_FLOW),
    /** What one receiver got by a division, whoever it is. */
    SPLIT(BillType.PROFIT_SHARING),
    /** What one receiver gave back of its share. */
    SPLIT_RETURN(BillType.PROFIT_SHARING);

    private final BillType bill;

    Subject(BillType bill) {
        this.bill = bill;
    }

    BillType bill() {
        return bill;
    }
}

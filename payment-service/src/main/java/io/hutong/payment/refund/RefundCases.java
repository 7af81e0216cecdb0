package io.hutong.payment.refund;

import io.hutong.payment.cases.Cases.Case;
import io.hutong.payment.cases.Cases.Kind;

/** What a person has to look at after a refund. */
final class RefundCases {

    private RefundCases() {
    }

    static Case failed(Refund refund, String problem) {
        return new Case(Kind.REFUND_FAILED, refund.number(), refund.orderId(), refund.amount(),
                problem);
    }

    /** The buyer does not wait for a receiver: what it keeps, it owes. */
    static Case notReturned(ShareReturn back, String orderId) {
        return new Case(Kind.SHARE_NOT_RETURNED, back.number(), orderId, back.amount(),
                back.order().receiver() + " has not returned its share: " + back.failReason());
    }
}

package io.hutong.payment.refund;

import io.hutong.contracts.message.RefundPayment;
import io.hutong.kernel.money.Money;
import io.hutong.payment.cases.Cases.Arrival;
import io.hutong.payment.cases.Cases.Case;
import io.hutong.payment.cases.Cases.Kind;
import io.hutong.payment.payments.PaymentNumbers;

/** What a person has to look at after a refund. */
final class RefundCases {

    private RefundCases() {
    }

    static Case failed(Refund refund, String problem) {
        return new Case(Kind.REFUND_FAILED, refund.number(), refund.orderId(), refund.amount(),
                problem);
    }

    /**
     * order-service has checked before it asked, so what is refused here is a difference of books,
     * for example after a restore: the buyer waits for money, and a person has to find it.
     */
    static Case refused(RefundPayment command, RefundRequest.No why) {
        Money amount = command.parts().stream().map(RefundPayment.Part::amount)
                .filter(Money::isPositive).reduce(Money.ZERO, Money::plus);
        return new Case(Kind.REFUND_REFUSED, command.refundId(), command.orderId(), amount,
                why.refusal() + ": " + why.detail());
    }

    /** Who settles the fee outside of the channel must not pay what has been refunded since. */
    static Arrival owedLess(Refund refund) {
        return new Arrival(Kind.SHARE_CLOSED,
                PaymentNumbers.split(refund.orderId(), refund.origin().part()),
                refund.sources().trafficFeeOwed().total()
                        + " fen of the traffic fee are no longer owed: refund "
                        + refund.number());
    }

    /** The buyer does not wait for a receiver: what it keeps, it owes. */
    static Case notReturned(ShareReturn back, String orderId) {
        return new Case(Kind.SHARE_NOT_RETURNED, back.number(), orderId, back.amount(),
                back.order().receiver() + " has not returned its share: " + back.failReason());
    }
}

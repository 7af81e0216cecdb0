package io.hutong.payment.refund;

import io.hutong.kernel.money.Money;
import io.hutong.payment.followup.FollowUpKind;
import io.hutong.payment.followup.NewFollowUp;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.payments.Subsidy;
import java.util.ArrayList;
import java.util.List;

/**
 * What a refund leaves to do once the buyer has the money: the platform collects what it advanced,
 * and the subsidy follows the purchase. Pure.
 */
final class Aftermath {

    private Aftermath() {
    }

    /**
     * After the settlement.
     *
     * @param refund   has succeeded just now
     * @param divided  amount and subsidy of the part's division
     * @param before   what earlier refunds of the division have given back
     */
    static List<NewFollowUp> ofSettled(
            Refund refund, Money divided, Subsidy subsidy, Money before) {
        List<NewFollowUp> all = new ArrayList<>();
        Money advance = refund.sources().advance();
        if (advance.isPositive()) {
            all.add(followUp(refund, PaymentNumbers.advanceReturn(refund.number()),
                    FollowUpKind.ADVANCE_RETURN, advance, Money.ZERO));
        }
        Subsidy earlier = subsidy.share(before, divided);
        Subsidy now = subsidy.share(before.plus(refund.amount()), divided);
        Money back = now.amount().minus(earlier.amount());
        if (back.isPositive()) {
            all.add(followUp(refund, PaymentNumbers.subsidyReturn(refund.number()),
                    FollowUpKind.SUBSIDY_RETURN, back, now.claim().minus(earlier.claim())));
        }
        return all;
    }

    /**
     * Before the settlement nothing of the subsidy was paid; when nothing of the purchase is left,
     * it is not going to be.
     *
     * @param part after the refund
     */
    static List<NewFollowUp> ofUnsettled(Refund refund, SubPayment part) {
        Money promised = part.subsidy().amount();
        return part.left().isPositive() || !promised.isPositive() ? List.of()
                : List.of(followUp(refund,
                        PaymentNumbers.subsidyCancel(part.orderId(), part.part()),
                        FollowUpKind.SUBSIDY_CANCEL, promised, Money.ZERO));
    }

    private static NewFollowUp followUp(
            Refund refund, String number, FollowUpKind kind, Money amount, Money claim) {
        return new NewFollowUp(number, kind, refund.number(), refund.orderId(),
                refund.origin().part(), amount, claim);
    }
}

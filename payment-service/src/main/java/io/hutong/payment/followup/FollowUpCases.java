package io.hutong.payment.followup;

import io.hutong.payment.cases.Cases.Arrival;
import io.hutong.payment.cases.Cases.Case;
import io.hutong.payment.cases.Cases.Kind;

/** What a person has to look at when the channel keeps saying no, and that it came after all. */
final class FollowUpCases {

    private FollowUpCases() {
    }

    static Case overdue(FollowUp task) {
        return new Case(kind(task), task.number(), task.debtor().orderId(), task.amount(),
                switch (task.kind()) {
                    case SUBSIDY_RETURN -> task.debtor().merchantId()
                            + " owes the subsidy of what was refunded";
                    case SUBSIDY_CANCEL -> "the subsidy of " + task.debtor().merchantId()
                            + " cannot be withdrawn";
                    case ADVANCE_RETURN -> task.debtor().merchantId()
                            + " owes what the platform advanced for its refund";
                });
    }

    static Arrival arrived(FollowUp task) {
        return new Arrival(kind(task), task.number(), "the channel has done it");
    }

    private static Kind kind(FollowUp task) {
        return switch (task.kind()) {
            case SUBSIDY_RETURN -> Kind.SUBSIDY_NOT_RETURNED;
            case SUBSIDY_CANCEL -> Kind.SUBSIDY_REFUSED;
            case ADVANCE_RETURN -> Kind.ADVANCE_RECEIVABLE;
        };
    }
}

package io.hutong.payment.cases;

import io.hutong.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/** What a person does with a case. Everything but assigning needs a reason in words. */
sealed interface CaseAction {

    record Assign(String owner) implements CaseAction {
    }

    record Note(String note) implements CaseAction {
    }

    /** @param correction what is booked, when the books have to change */
    record Resolve(Resolution resolution, String note, @Nullable Correction correction)
            implements CaseAction {
    }

    record Reopen(String note) implements CaseAction {
    }

    /** Another person agrees to what was proposed, which is then booked. */
    record Approve(String note) implements CaseAction {
    }

    /** What was proposed is not to be; the proposer may take it back like this, too. */
    record Reject(String note) implements CaseAction {
    }

    /** How a case ends. */
    enum Resolution {
        /** Our books were wrong: an entry corrects them. */
        BOOKED,
        /** The loss or gain is taken into the books by an entry. */
        WRITTEN_OFF,
        /** The channel has put it right, or its bill was wrong. */
        CHANNEL_CORRECTED,
        /** What was missing has come. */
        ARRIVED,
        /** Both sides are right; for example only the days differ. */
        NO_DIFFERENCE
    }

    /**
     * @param debit  the account that receives
     * @param credit the account that gives
     */
    record Correction(String debit, String credit, Money amount) {
    }
}

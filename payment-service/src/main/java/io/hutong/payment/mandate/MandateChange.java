package io.hutong.payment.mandate;

import io.hutong.payment.mandate.model.ContractState;
import java.time.Duration;
import java.time.Instant;

/** One thing that an answer of the channel, or a word of the buyer, changes. */
sealed interface MandateChange {

    record Signed(Mandate mandate, ContractState contract) implements MandateChange {
    }

    /** @param open the channel is asked until it has proven that it honours nothing */
    record Ended(Mandate mandate, MandateStatus status, String mode, boolean open)
            implements MandateChange {

        Mandate after(Instant now) {
            return mandate.ended(status, new Mandate.End(mode, now, open));
        }

        /** The world was told that it is in force. */
        boolean wasInForce() {
            return mandate.status() == MandateStatus.SIGNED;
        }
    }

    /** Nothing is to be asked any more, until something happens to it. */
    record Settled(Mandate mandate) implements MandateChange {
    }

    record Later(Mandate mandate, Duration delay) implements MandateChange {
    }

    record Told(Mandate mandate, Problem problem, String detail) implements MandateChange {
    }

    /** What a person has to look at. */
    enum Problem {
        /** Signed by somebody else than the buyer, or under another platform's name. */
        MISMATCH,
        /** The channel honours, or may honour, what the buyer does not want any more. */
        CONTRACT_IN_FORCE
    }
}

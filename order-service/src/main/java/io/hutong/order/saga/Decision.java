package io.hutong.order.saga;

import java.util.List;

/**
 * What follows from an input.
 *
 * @param <D> what the saga is about
 * @param <C> the changes that it makes
 */
public sealed interface Decision<D, C> {

    /** The saga has moved. */
    record Moved<D, C>(
            SagaState state, D data, List<C> changes, List<Ask> commands,
            List<JournalEntry> journal) implements Decision<D, C> {

        public Moved {
            changes = List.copyOf(changes);
            commands = List.copyOf(commands);
            journal = List.copyOf(journal);
        }
    }

    /** Nothing moves: the input came too late. The entry is for the journal only. */
    record Stale<D, C>(JournalEntry entry) implements Decision<D, C> {
    }

    /** The input is not allowed now. */
    record Refused<D, C>(Refusal refusal, String why) implements Decision<D, C> {
    }

    /** Why an input is not allowed. */
    enum Refusal {
        /** The participant has sent a reply that its command cannot have. */
        UNEXPECTED_REPLY,
        /** There is no deadline, or it is still to come. */
        NOT_DUE,
        /** The saga is past its pivot, on its way back, or ended. */
        TOO_LATE,
        /** Nobody decides about a saga that goes on as it should; only a parked one is skipped. */
        NOT_PARKED,
        /** Nobody can vouch for this step: its reply carries what the next step needs. */
        NOT_SKIPPABLE
    }
}

package io.hutong.saga;

import java.util.List;

/**
 * What follows from an input.
 *
 * @param <D> what the saga is about
 * @param <C> the changes that it makes
 * @param <M> the commands that it sends
 */
public sealed interface Decision<D, C, M> {

    /** The saga has moved. */
    record Moved<D, C, M>(
            SagaState state, D data, List<C> changes, List<Ask<M>> commands,
            List<JournalEntry> journal) implements Decision<D, C, M> {

        public Moved {
            changes = List.copyOf(changes);
            commands = List.copyOf(commands);
            journal = List.copyOf(journal);
        }
    }

    /** Nothing moves: the input came too late. The entry is for the journal only. */
    record Stale<D, C, M>(JournalEntry entry) implements Decision<D, C, M> {
    }

    /** The input is not allowed now. */
    record Refused<D, C, M>(Refusal refusal, String why) implements Decision<D, C, M> {
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

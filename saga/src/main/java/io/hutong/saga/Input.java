package io.hutong.saga;

import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.trade.Reason;
import java.time.Instant;

/**
 * Everything that can move a saga. All of it enters by the same door.
 *
 * @param <R> the replies of participants
 */
public sealed interface Input<R> {

    /** A participant has answered. */
    record ReplyArrived<R>(StepRef step, R reply) implements Input<R> {

        /** What kind of reply it is, for people. */
        public String told() {
            return reply.getClass().getSimpleName();
        }
    }

    /**
     * The awaited reply is not there, everything sent before the deadline was read, and the
     * participant had its time for the command.
     */
    record DeadlinePassed<R>() implements Input<R> {
    }

    /**
     * The deadline has passed, but the participant has not read the command, or is away.
     *
     * @param sentAt when the command was given away
     * @param told   whether the journal says so already
     */
    record Unheard<R>(Instant sentAt, boolean told) implements Input<R> {
    }

    /** Somebody who is entitled to has called the saga off. */
    record CallOff<R>(Reason reason) implements Input<R> {
    }

    /**
     * A person decides about a parked saga, or about one that is slow.
     *
     * @param slow whether it is
     */
    record Operator<R>(Action action, String who, String why, boolean slow)
            implements Input<R> {

        /** About a saga that is parked or not to be decided about. */
        public Operator(Action action, String who, String why) {
            this(action, who, why, false);
        }

        /** The same about a saga of which is known how slow it is. */
        public Operator<R> about(boolean slowSaga) {
            return new Operator<>(action, who, why, slowSaga);
        }
    }

    /** What a person may decide. */
    enum Action {
        /** Send the command again. */
        RETRY,
        /** Go on as if the participant had answered well; the person vouches for it. */
        SKIP,
        /** Turn back. */
        COMPENSATE
    }
}

package io.hutong.order.saga;

import io.hutong.contracts.message.Reply;
import io.hutong.kernel.step.StepRef;
import java.time.Instant;

/** Everything that can move a saga. All of it enters by the same door. */
public sealed interface Input {

    /** A participant has answered. */
    record ReplyArrived(StepRef step, Reply reply) implements Input {
    }

    /**
     * The awaited reply is not there, everything sent before the deadline was read, and the
     * participant had its time for the command.
     */
    record DeadlinePassed() implements Input {
    }

    /**
     * The deadline has passed, but the participant has not read the command, or is away.
     *
     * @param sentAt when the command was given away
     * @param told   whether the journal says so already
     */
    record Unheard(Instant sentAt, boolean told) implements Input {
    }

    /** Somebody who is entitled to has called the saga off. */
    record CallOff(String reason) implements Input {
    }

    /**
     * A person decides about a parked saga, or about one that is slow.
     *
     * @param slow whether it is
     */
    record Operator(Action action, String who, String why, boolean slow) implements Input {

        /** About a saga that is parked or not to be decided about. */
        public Operator(Action action, String who, String why) {
            this(action, who, why, false);
        }

        /** The same about a saga of which is known how slow it is. */
        public Operator about(boolean slowSaga) {
            return new Operator(action, who, why, slowSaga);
        }

        public enum Action {
            /** Send the command again. */
            RETRY,
            /** Go on as if the participant had answered well; the person vouches for it. */
            SKIP,
            /** Turn back. */
            COMPENSATE
        }
    }
}

package io.hutong.saga;

import io.hutong.kernel.trade.Reason;
import java.util.List;

/**
 * What a reply means for the saga.
 *
 * @param <C> the changes that it makes to what the saga is about
 */
public sealed interface Outcome<C> {

    /** The step is done. */
    record Succeeded<C>(List<C> changes) implements Outcome<C> {
        public Succeeded {
            changes = List.copyOf(changes);
        }
    }

    /** The participant has said no for good, which leaves nothing to do: the saga ends here. */
    record Concluded<C>(String why, List<C> changes) implements Outcome<C> {

        public Concluded {
            changes = List.copyOf(changes);
        }
    }

    /** The step has certainly had no effect and never will: earlier steps are undone. */
    record Failed<C>(Reason reason) implements Outcome<C> {
    }

    /** The saga has to turn back without proof that this step had no effect: it is undone too. */
    record CalledOff<C>(Reason reason) implements Outcome<C> {
    }

    /** The participant did nothing this time; asking again is allowed. */
    record NotDone<C>(String why) implements Outcome<C> {
    }

    /** The reply contradicts what is known; a person has to look. */
    record Puzzling<C>(String why) implements Outcome<C> {
    }

    static <C> Outcome<C> succeeded() {
        return new Succeeded<>(List.of());
    }

    static <C> Outcome<C> succeeded(C change) {
        return new Succeeded<>(List.of(change));
    }

    static <C> Outcome<C> concluded(String why, C change) {
        return new Concluded<>(why, List.of(change));
    }

    static <C> Outcome<C> failed(Reason reason) {
        return new Failed<>(reason);
    }

    static <C> Outcome<C> calledOff(Reason reason) {
        return new CalledOff<>(reason);
    }

    static <C> Outcome<C> notDone(String why) {
        return new NotDone<>(why);
    }

    static <C> Outcome<C> puzzling(String why) {
        return new Puzzling<>(why);
    }
}

package io.hutong.payment.channel.model;

import io.hutong.kernel.money.Money;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the states of all sub-orders amount to. */
public enum Combined {
    PAID, UNPAID, WAITING,
    /** Some are paid and some are not. */
    MIXED,
    /** Not what was asked for, or a word that nobody knows: not to be acted upon. */
    FOREIGN;

    private static final Set<TradeState> UNPAID_STATES =
            EnumSet.of(TradeState.FAILED, TradeState.CLOSED, TradeState.REVOKED);
    private static final Set<TradeState> WAITING_STATES =
            EnumSet.of(TradeState.PAYING, TradeState.OPEN, TradeState.ACCEPTED);
    private static final Set<TradeState> STRANGE_STATES =
            EnumSet.of(TradeState.UNRECOGNISED, TradeState.REFUNDED);

    /** @param expected amounts by the sub-orders' numbers */
    public static Combined of(DebitState state, Map<String, Money> expected) {
        Set<TradeState> states = statesOf(state);
        if (!matches(state, expected) || states.stream().anyMatch(STRANGE_STATES::contains)) {
            return FOREIGN;
        }
        if (states.equals(EnumSet.of(TradeState.PAID))) {
            return PAID;
        }
        if (UNPAID_STATES.containsAll(states)) {
            return UNPAID;
        }
        return WAITING_STATES.containsAll(states) ? WAITING : MIXED;
    }

    /** All of it is paid or none of it, for good. */
    public static boolean isEnded(DebitState state) {
        Set<TradeState> states = statesOf(state);
        return states.equals(EnumSet.of(TradeState.PAID))
                || !states.isEmpty() && UNPAID_STATES.containsAll(states);
    }

    private static Set<TradeState> statesOf(DebitState state) {
        return state.parts().stream().map(DebitState.Part::state)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TradeState.class)));
    }

    private static boolean matches(DebitState state, Map<String, Money> expected) {
        Set<String> numbers = state.parts().stream().map(DebitState.Part::number)
                .collect(Collectors.toSet());
        return numbers.equals(expected.keySet()) && numbers.size() == state.parts().size()
                && state.parts().stream().allMatch(part -> fits(part, expected));
    }

    /** A paid part must have its number at the channel and exactly the amount asked for. */
    private static boolean fits(DebitState.Part part, Map<String, Money> expected) {
        return part.state() != TradeState.PAID
                || part.transactionId() != null
                        && part.amount().equals(expected.get(part.number()));
    }
}

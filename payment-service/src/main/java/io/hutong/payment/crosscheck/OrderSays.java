package io.hutong.payment.crosscheck;

import io.hutong.kernel.money.Money;
import io.hutong.payment.crosscheck.OrderBooks.Side;

/**
 * What order-service says of an order's money. It learns of everything from the payment, so it may
 * be behind for a while and never ahead.
 */
sealed interface OrderSays {

    /**
     * It has not said yet that the order is paid.
     *
     * @param due whether it should have: the payment counts as made, and for long enough
     */
    record Nothing(boolean due) implements OrderSays {
    }

    /**
     * @param refunded of all refunds together
     * @param quiet    nothing has moved for long enough that it must know all
     */
    record Paid(Money total, Money refunded, boolean quiet) implements OrderSays {
    }

    /** Called off, with all money back at the buyer. */
    record CalledOff(boolean quiet) implements OrderSays {
    }

    /** Fen by which the payment misses what the order says of it. */
    default Money drift(Side payment) {
        return switch (this) {
            case Nothing(boolean due) -> due ? payment.held() : Money.ZERO;
            case CalledOff(boolean quiet) -> quiet ? payment.held() : Money.ZERO;
            case Paid(Money total, Money refunded, boolean quiet) ->
                    OrderBooks.distance(total, payment.paid())
                            .plus(refunds(refunded, payment.refunded(), quiet));
        };
    }

    private static Money refunds(Money said, Money made, boolean quiet) {
        boolean behind = said.compareTo(made) < 0;
        return behind && !quiet ? Money.ZERO : OrderBooks.distance(said, made);
    }

    /** For a person to read; the same as long as the same is said. */
    default String words() {
        return switch (this) {
            case Nothing nothing -> "nothing";
            case CalledOff calledOff -> "called off";
            case Paid(Money total, Money refunded, boolean quiet) ->
                    total + " less " + refunded;
        };
    }
}

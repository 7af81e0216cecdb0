package io.hutong.order.access;

import io.hutong.order.lifecycle.model.Order;
import io.hutong.web.access.Caller;
import io.hutong.web.problem.ProblemException;

/** The same answer for orders that do not exist and for those of others. */
public final class OrderAccess {

    private OrderAccess() {
    }

    public static ProblemException notFound() {
        return ProblemException.notFound("order");
    }

    /** Its buyer, its merchants and operators. */
    public static boolean maySee(Order order, Caller caller) {
        return isBuyerOf(order, caller) || isSellerOf(order, caller);
    }

    /** @throws ProblemException 404 unless the caller has placed the order */
    public static void requireBuyer(Order order, Caller caller) {
        if (!isBuyerOf(order, caller)) {
            throw notFound();
        }
    }

    /** @throws ProblemException 404 unless the caller sells in the order, or is an operator */
    public static void requireSeller(Order order, Caller caller) {
        if (!isSellerOf(order, caller)) {
            throw notFound();
        }
    }

    public static boolean isBuyerOf(Order order, Caller caller) {
        return caller.isBuyer() && order.buyerId().equals(caller.subject());
    }

    public static boolean isSellerOf(Order order, Caller caller) {
        return caller.isOperator() || order.merchants().stream().anyMatch(caller::actsFor);
    }
}

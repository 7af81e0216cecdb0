package io.hutong.order.coordination;

import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Pending;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One order row to be written.
 *
 * @param before         as it was locked
 * @param after          as it shall be
 * @param pendingChanges whether {@code pending} says anything
 */
record OrderWrite(
        Order before, Order after, boolean pendingChanges, @Nullable Pending pending) {

    /** JSON of a fact that has come up in this transaction; null when it is as it was. */
    <T> @Nullable String fresh(
            Function<Order.Facts, @Nullable T> fact, Function<T, String> json) {
        T now = fact.apply(after.facts());
        return now == null || now.equals(fact.apply(before.facts())) ? null : json.apply(now);
    }
}

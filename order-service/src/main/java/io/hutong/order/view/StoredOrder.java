package io.hutong.order.view;

import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Pending;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands in the database.
 *
 * @param receiptDueAt when it counts as received without the buyer's word; null unless shipped
 */
record StoredOrder(Order order, @Nullable Pending pending, @Nullable Instant receiptDueAt) {
}

package io.hutong.order.lifecycle.model;

import io.hutong.kernel.trade.Reason;
import java.time.Instant;
import java.util.List;

/** Everything that can happen to an order. */
public sealed interface OrderChange {

    record Reserved(Quote quote) implements OrderChange {
    }

    /** Refused at reservation. */
    record Rejected(Reason reason) implements OrderChange {
    }

    /** Called off; what was done is being undone. */
    record Cancelling(Reason reason) implements OrderChange {
    }

    /** Called off, and stock and money are back. */
    record Cancelled(Reason reason) implements OrderChange {
    }

    /** The buyer has to pay at the cashier. */
    record CashierOpened(Cashier cashier) implements OrderChange {
    }

    /** The money is taken; the stock has still to leave. */
    record Authorized(Payment payment) implements OrderChange {
    }

    record Paid() implements OrderChange {
    }

    /** The recipient has said where the gift goes. */
    record GiftAccepted(Instant at) implements OrderChange {
    }

    /** Some or all merchants have shipped. */
    record Shipped(List<Shipment> shipments) implements OrderChange {
        public Shipped {
            shipments = List.copyOf(shipments);
        }
    }

    /** @param confirmedByBuyer false when the deadline for the confirmation decided */
    record Received(boolean confirmedByBuyer) implements OrderChange {
    }

    /** The money is divided; the statements have still to be written. */
    record Divided(Settlement settlement) implements OrderChange {
    }

    record Settled() implements OrderChange {
    }

    /** A refund was claimed; its id follows from the order. */
    record RefundBegun(Refund.Ask ask) implements OrderChange {
    }

    /** The buyer has the money. */
    record RefundReturned(String refundId, Instant at, List<Refund.Returned> parts)
            implements OrderChange {

        public RefundReturned {
            parts = List.copyOf(parts);
        }
    }

    /** The goods and the statements are seen to as well. */
    record RefundRecorded(String refundId) implements OrderChange {
    }

    /** Nothing goes back; the claim is released. */
    record RefundRefused(String refundId, Refund.Refusal why) implements OrderChange {
    }

    record AfterSaleOpened(AfterSale.Ask ask) implements OrderChange {
    }

    record AfterSaleDecided(
            String afterSaleId, AfterSale.State state, AfterSale.Decision decision)
            implements OrderChange {
    }
}

package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The buyer asks one merchant for money back; the merchant decides, or the deadline does.
 *
 * @param afterSaleId the order's id with a number
 */
public record AfterSale(String afterSaleId, Ask ask, State state, @Nullable Decision decision) {

    /**
     * @param lines    what it is about; empty when it is about the whole part of the merchant
     * @param decideBy when a merchant that has not answered is decided for
     */
    public record Ask(
            String merchantId, Money amount, String reason, List<Goods> lines,
            Instant openedAt, Instant decideBy) {

        public Ask {
            lines = List.copyOf(lines);
        }
    }

    public enum State { OPEN, APPROVED, REJECTED }

    /**
     * @param by       who decided, or that the deadline did
     * @param refundId the refund that follows from it; null when there is none
     */
    public record Decision(
            Instant at, String by, @Nullable String note, @Nullable String refundId) {
    }

    static AfterSale opened(String afterSaleId, Ask ask) {
        return new AfterSale(afterSaleId, ask, State.OPEN, null);
    }

    public boolean awaitsDecision() {
        return state == State.OPEN;
    }

    AfterSale decided(State next, Decision how) {
        if (!awaitsDecision()) {
            throw new IllegalStateException("after-sale " + afterSaleId + " is " + state);
        }
        return new AfterSale(afterSaleId, ask, next, how);
    }
}

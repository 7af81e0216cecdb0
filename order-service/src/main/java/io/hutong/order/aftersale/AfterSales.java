package io.hutong.order.aftersale;

import io.hutong.messaging.TraceParent;
import io.hutong.order.aftersale.model.VerdictDecision;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.AfterSale;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.refund.Refunds;
import org.jspecify.annotations.Nullable;

/** Carries decisions about after-sales out. */
final class AfterSales {

    private final Refunds refunds;

    AfterSales(Refunds refunds) {
        this.refunds = refunds;
    }

    /** Carries out what was decided; the decision must be {@code Approve} or {@code Reject}. */
    void carryOut(Sheet sheet, Verdicted verdicted, TraceParent cause) {
        AfterSale one = verdicted.one();
        switch (verdicted.decision()) {
            case VerdictDecision.Approve(var ask) -> {
                String refundId = refunds.begin(sheet, verdicted.orderId(), ask, cause).refundId();
                decided(sheet, verdicted, AfterSale.State.APPROVED, refundId, cause);
            }
            case VerdictDecision.Reject() ->
                    decided(sheet, verdicted, AfterSale.State.REJECTED, null, cause);
            case VerdictDecision other -> throw new IllegalStateException(
                    one.afterSaleId() + ": " + other + " cannot be carried out");
        }
    }

    /** A decision about one after-sale of an order. */
    record Verdicted(String orderId, AfterSale one, VerdictDecision.Verdict verdict,
            VerdictDecision decision) {
    }

    private static void decided(Sheet sheet, Verdicted verdicted, AfterSale.State state,
            @Nullable String refundId, TraceParent cause) {
        sheet.change(verdicted.orderId(), new OrderChange.AfterSaleDecided(
                verdicted.one().afterSaleId(), state, new AfterSale.Decision(sheet.now(),
                        verdicted.verdict().by(), verdicted.verdict().note(), refundId)),
                cause);
    }
}

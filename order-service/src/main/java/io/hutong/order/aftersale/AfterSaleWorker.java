package io.hutong.order.aftersale;

import io.hutong.messaging.TraceParent;
import io.hutong.order.aftersale.model.VerdictDecision;
import io.hutong.order.coordination.OverdueOrders;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.AfterSale;
import io.hutong.order.lifecycle.model.Order;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides for merchants that have been silent long enough. */
final class AfterSaleWorker {

    private static final Logger log = LoggerFactory.getLogger(AfterSaleWorker.class);
    private static final String OVERDUE = """
            select order_id from orders
             where after_sale_due_at is not null and after_sale_due_at <= clock_timestamp()
             order by after_sale_due_at limit ?""";

    private final OverdueOrders overdue;
    private final AfterSales afterSales;
    private final VerdictDecision.Verdict verdict;

    AfterSaleWorker(
            OverdueOrders overdue, AfterSales afterSales, AfterSaleSettings.WhenSilent silent) {
        this.overdue = overdue;
        this.afterSales = afterSales;
        this.verdict = new VerdictDecision.Verdict(switch (silent) {
            case APPROVE -> AfterSale.State.APPROVED;
            case REJECT -> AfterSale.State.REJECTED;
        }, "deadline", null, null);
    }

    void sweep() {
        int late = overdue.sweep(OVERDUE, this::decide);
        if (late > 0) {
            log.info("the deadline has decided after-sales of {} orders", late);
        }
    }

    private void decide(Sheet sheet, Order order) {
        for (AfterSale one : order.afterSales().all()) {
            if (one.awaitsDecision() && !one.ask().decideBy().isAfter(sheet.now())) {
                Order now = sheet.order(order.id()).orElseThrow();
                afterSales.carryOut(sheet, new AfterSales.Verdicted(order.id(), one, verdict,
                        VerdictDecision.whenSilent(now, one, verdict, sheet.now())),
                        TraceParent.start());
            }
        }
    }
}

package io.hutong.order.aftersale;

import io.hutong.messaging.TraceParent;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.coordination.Sheet;
import io.hutong.order.lifecycle.model.AfterSale;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.refund.Refunds;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Carries decisions about after-sales out, those of the deadline included. */
final class AfterSales {

    private static final Logger log = LoggerFactory.getLogger(AfterSales.class);
    private static final String DEADLINE = "deadline";
    private static final int ROUND = 200;
    private static final int ROUNDS_MAX = 100;
    private static final String OVERDUE = """
            select order_id from orders
             where after_sale_due_at is not null and after_sale_due_at <= clock_timestamp()
             order by after_sale_due_at limit ?""";

    private final JdbcTemplate jdbc;
    private final OrderChanges changes;
    private final Refunds refunds;
    private final AfterSaleSettings settings;

    AfterSales(JdbcTemplate jdbc, OrderChanges changes, Refunds refunds,
            AfterSaleSettings settings) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.refunds = refunds;
        this.settings = settings;
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

    /** Decides for merchants that have been silent long enough. */
    void sweep() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<String> overdue = jdbc.query(OVERDUE, (row, _) -> row.getString(1), ROUND);
            if (!overdue.isEmpty()) {
                changes.onOrders(overdue, sheet -> overdue.forEach(id -> sheet.order(id)
                        .ifPresent(order -> decideSilent(sheet, order))));
                log.info("the deadline has decided after-sales of {} orders", overdue.size());
            }
            if (overdue.size() < ROUND) {
                return;
            }
        }
    }

    private void decideSilent(Sheet sheet, Order order) {
        var verdict = new VerdictDecision.Verdict(switch (settings.whenSilent()) {
            case APPROVE -> AfterSale.State.APPROVED;
            case REJECT -> AfterSale.State.REJECTED;
        }, DEADLINE, null, null);
        for (AfterSale one : order.afterSales().all()) {
            if (one.awaitsDecision() && !one.ask().decideBy().isAfter(sheet.now())) {
                Order now = sheet.order(order.id()).orElseThrow();
                carryOut(sheet, new Verdicted(order.id(), one, verdict,
                        VerdictDecision.whenSilent(now, one, verdict, sheet.now())),
                        TraceParent.start());
            }
        }
    }
}

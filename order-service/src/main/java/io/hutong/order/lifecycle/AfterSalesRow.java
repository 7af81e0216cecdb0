package io.hutong.order.lifecycle;

import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.AfterSale;
import io.hutong.order.lifecycle.model.AfterSaleHistory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of {@code orders.after_sales}. */
record AfterSalesRow(List<One> all) {

    record One(
            String afterSaleId, Ask ask, AfterSale.State state, @Nullable Decision decision) {

        static One of(AfterSale one) {
            AfterSale.Decision it = one.decision();
            return new One(one.afterSaleId(), Ask.of(one.ask()), one.state(), it == null ? null
                    : new Decision(it.at(), it.by(), it.note(), it.refundId()));
        }

        AfterSale model() {
            return new AfterSale(afterSaleId, ask.model(), state, decision == null ? null
                    : new AfterSale.Decision(
                            decision.at, decision.by, decision.note, decision.refundId));
        }
    }

    record Ask(
            String merchantId, Money amount, String reason, List<GoodsRow> lines,
            Instant openedAt, Instant decideBy) {

        static Ask of(AfterSale.Ask ask) {
            return new Ask(ask.merchantId(), ask.amount(), ask.reason(),
                    GoodsRow.all(ask.lines()), ask.openedAt(), ask.decideBy());
        }

        AfterSale.Ask model() {
            return new AfterSale.Ask(merchantId, amount, reason, GoodsRow.models(lines),
                    openedAt, decideBy);
        }
    }

    record Decision(Instant at, String by, @Nullable String note, @Nullable String refundId) {
    }

    static AfterSalesRow of(AfterSaleHistory afterSales) {
        return new AfterSalesRow(afterSales.all().stream().map(One::of).toList());
    }

    AfterSaleHistory model() {
        return new AfterSaleHistory(all.stream().map(One::model).toList());
    }
}

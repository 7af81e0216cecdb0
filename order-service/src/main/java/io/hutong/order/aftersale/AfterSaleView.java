package io.hutong.order.aftersale;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.AfterSale;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Refund;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An after-sale as its buyer, its merchant and operators see it.
 *
 * @param decideBy when the deadline decides for a silent merchant
 * @param refundId the refund that follows from it
 * @param refundStatus what became of that: {@code REFUNDING}, {@code REFUNDED} or {@code REFUSED}
 * @param refusal  why nothing went back after all
 * @param links    what is legal now, for this reader
 */
record AfterSaleView(
        String afterSaleId, String status, String merchantId, Money amount, String reason,
        List<Goods> lines, Instant openedAt, Instant decideBy,
        @Nullable Instant decidedAt, @Nullable String decidedBy, @Nullable String note,
        @Nullable String refundId, @Nullable String refundStatus, @Nullable String refusal,
        @JsonProperty("_links") Map<String, Link> links) {

    record Link(String href, String method) {
    }

    static AfterSaleView of(Order order, AfterSale one, boolean mayDecide) {
        AfterSale.Ask ask = one.ask();
        AfterSale.Decision decision = one.decision();
        Map<String, Link> links = new LinkedHashMap<>();
        if (mayDecide && one.awaitsDecision()) {
            for (String verdict : List.of("approve", "reject")) {
                links.put(verdict, new Link(
                        "/v1/after-sales/" + one.afterSaleId() + "/" + verdict, "POST"));
            }
        }
        Optional<Refund> refund = Optional.ofNullable(decision)
                .map(AfterSale.Decision::refundId).flatMap(order.refunds()::find);
        return new AfterSaleView(one.afterSaleId(), one.state().name(), ask.merchantId(),
                ask.amount(), ask.reason(), ask.lines(), ask.openedAt(), ask.decideBy(),
                decision == null ? null : decision.at(),
                decision == null || !mayDecide ? null : decision.by(),
                decision == null ? null : decision.note(),
                refund.map(Refund::refundId).orElse(null),
                refund.map(it -> it.state().shown()).orElse(null),
                refund.map(it -> it.result().refusal()).map(Enum::name).orElse(null), links);
    }
}

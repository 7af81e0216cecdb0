package io.hutong.order.aftersale;

import io.hutong.kernel.money.Money;
import io.hutong.order.aftersale.model.OpenDecision;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.request.AskedLine;
import io.hutong.order.request.MoneyBackRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /v1/orders/{id}/after-sales}. */
record AfterSaleRequest(
        @Nullable Money amount, @Nullable String reason, @Nullable List<@Nullable Line> lines)
        implements MoneyBackRequest<AfterSaleRequest.Line> {

    record Line(@Nullable String sku, @Nullable Integer quantity) implements AskedLine {
    }

    /** What the buyer wishes, once {@link #check} has let it pass. */
    OpenDecision.Wish wish() {
        return new OpenDecision.Wish(requireAmount(), requireReason(),
                AskedLine.all(lines).stream().map(line -> new Goods(
                        line.requireSku(), line.requireQuantity())).toList());
    }
}

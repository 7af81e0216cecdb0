package io.hutong.order.refund;

import io.hutong.kernel.money.Money;
import io.hutong.order.refund.model.RefundWish;
import io.hutong.order.request.AskedLine;
import io.hutong.order.request.MoneyBackRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /v1/orders/{id}/refunds}. */
record RefundRequest(
        @Nullable Money amount, @Nullable String reason, @Nullable List<@Nullable Line> lines)
        implements MoneyBackRequest<RefundRequest.Line> {

    /**
     * @param restock whether the goods go back to the shelf; left out, they do unless they have
     *                been shipped
     */
    record Line(@Nullable String sku, @Nullable Integer quantity, @Nullable Boolean restock)
            implements AskedLine {
    }

    /** What is wished for, once {@link #check} has let it pass. */
    RefundWish wish(String askedBy) {
        return new RefundWish(requireAmount(), requireReason(), askedBy,
                AskedLine.all(lines).stream().map(line -> new RefundWish.Line(
                        line.requireSku(), line.requireQuantity(), line.restock())).toList());
    }
}

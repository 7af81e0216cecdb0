package io.hutong.order.refund;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.hutong.contracts.money.Money;
import io.hutong.http.Checks;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /v1/orders/{id}/refunds}. */
record RefundRequest(
        @Nullable Money amount, @Nullable String reason, @Nullable List<@Nullable Line> lines) {

    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int REASON_MAX = 80;
    private static final int LINES_MAX = 50;
    private static final int QUANTITY_MAX = 999;
    /** 10 billion yuan: far above any order, far below an overflow. */
    private static final long AMOUNT_MAX = 1_000_000_000_000L;

    /**
     * @param restock whether the goods go back to the shelf; left out, they do unless they have
     *                been shipped
     */
    record Line(@Nullable String sku, @Nullable Integer quantity, @Nullable Boolean restock) {
    }

    /** @throws io.hutong.http.ProblemException 400 with every wrong field */
    void check() {
        Checks.require(body -> {
            body.money("amount", amount).between(1, AMOUNT_MAX);
            body.text("reason", reason).length(1, REASON_MAX);
            if (lines != null) {
                body.list("lines", lines, 1, LINES_MAX, (at, line) -> {
                    if (line != null) {
                        at.text("sku", line.sku()).matches(SKU)
                                .number("quantity", line.quantity()).between(1, QUANTITY_MAX);
                    }
                });
            }
        });
    }

    /** What is wished for, once {@link #check} has let it pass. */
    RefundWish wish(String askedBy) {
        return new RefundWish(Optional.ofNullable(amount).orElseThrow(),
                Optional.ofNullable(reason).orElseThrow(), askedBy,
                lines == null ? List.of() : lines.stream()
                        .map(line -> Optional.ofNullable(line).orElseThrow())
                        .map(line -> new RefundWish.Line(
                                Optional.ofNullable(line.sku()).orElseThrow(),
                                Optional.ofNullable(line.quantity()).orElseThrow(),
                                line.restock())).toList());
    }
}

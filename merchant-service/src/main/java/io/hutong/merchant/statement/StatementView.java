package io.hutong.merchant.statement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.statement.model.Amounts;
import io.hutong.merchant.statement.model.StatementLine;
import io.hutong.merchant.statement.model.StatementTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's statement of one Beijing day: {@code closing = opening + moves.net}.
 *
 * @param opening    everything earned before the day
 * @param moves      of the whole day, also where the lines go on on another page
 * @param nextCursor where the lines go on; null at the end
 */
record StatementView(
        String merchantId, LocalDate date, Money opening, Moves moves, Money closing,
        List<Line> items, @Nullable String nextCursor) {

    record Moves(long orders, @JsonUnwrapped Amounts amounts) {

        static Moves of(StatementTotals totals) {
            return new Moves(totals.orders(), totals.amounts());
        }
    }

    /** @param settledAt when the money was divided, was given back, or moved */
    record Line(
            String orderId, @Nullable String refundId, StatementLine.Kind kind, Instant settledAt,
            @JsonUnwrapped Amounts amounts) {

        static Line of(StatementLine line) {
            return new Line(line.orderId(), line.refundId(), line.kind(), line.at(),
                    line.amounts());
        }
    }
}

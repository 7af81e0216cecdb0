package io.hutong.merchant.statement;

import io.hutong.kernel.money.Money;
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
record Statement(
        String merchantId, LocalDate date, Money opening, StatementTotals moves, Money closing,
        List<StatementLine> items, @Nullable String nextCursor) {
}

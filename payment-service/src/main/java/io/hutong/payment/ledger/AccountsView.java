package io.hutong.payment.ledger;

import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts, page by page.
 *
 * @param at         the past instant that was asked for
 * @param grandTotal of all accounts, on whatever page: always zero
 */
record AccountsView(List<AccountView> items, Money grandTotal, @Nullable Instant at,
        @Nullable String nextCursor) {

    /**
     * @param pathId  the account in a path, where a colon is not welcome
     * @param balance debits less credits
     */
    record AccountView(
            String accountId, String pathId, Money debits, Money credits, Money balance) {
    }
}

package io.hutong.payment.ledger;

import io.hutong.kernel.money.Money;
import io.hutong.payment.ledger.AccountsView.AccountView;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What the accounts hold now or held at a past instant: the present balances less what was booked
 * since, so that recent instants cost little however long the ledger is. A transfer counts from
 * the beginning of the transaction that booked it.
 */
@Component
class LedgerBalances {

    private static final String BALANCES = """
            with since as (
                select account_id, sum(debits) as debits, sum(credits) as credits from (
                    select debit_account as account_id, amount as debits, 0 as credits
                        from ledger_transfer where booked_at > ?
                    union all
                    select credit_account, 0, amount from ledger_transfer
                        where booked_at > ?) legs
                group by account_id)
            select a.account_id, (a.debits - coalesce(s.debits, 0))::bigint as debits,
                (a.credits - coalesce(s.credits, 0))::bigint as credits
            from ledger_account a left join since s using (account_id)""";
    private static final String PAGE = "with balance as (" + BALANCES + """
            )
            select *, (select sum(debits - credits) from balance)::bigint as grand_total
            from balance where account_id > ? order by account_id limit ?""";
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcTemplate jdbc;

    LedgerBalances(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param at null for now */
    AccountsView page(@Nullable Instant at, String after, int limit) {
        Timestamp since = Timestamp.from(at == null ? NEVER : at);
        long[] total = new long[1];
        List<AccountView> page = jdbc.query(PAGE, (row, n) -> {
            long debits = row.getLong("debits");
            long credits = row.getLong("credits");
            total[0] = row.getLong("grand_total");
            return new AccountView(row.getString("account_id"),
                    LedgerAccounts.inPath(row.getString("account_id")), Money.fen(debits),
                    Money.fen(credits), Money.fen(debits - credits));
        }, since, since, after, limit);
        return new AccountsView(page, Money.fen(total[0]), at,
                page.size() < limit ? null : page.getLast().accountId());
    }
}

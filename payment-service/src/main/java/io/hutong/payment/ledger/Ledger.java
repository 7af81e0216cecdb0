package io.hutong.payment.ledger;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.money.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes transfers; nothing ever changes or removes one. */
@Component
public class Ledger {

    /** Rows per account, so that transactions do not wait for each other's. */
    private static final int SHARDS = 16;
    private static final String INSERT = """
            insert into ledger_transfer
                (entry, kind, order_id, debit_account, credit_account, amount)
            select * from unnest(?, ?, ?, ?, ?, ?)""";
    /** A connection always adds to the same shard, and two seldom to the same one. */
    private static final String ADD = """
            insert into ledger_balance as a (account_id, shard, debits, credits)
            select account_id, pg_backend_pid() %% %d, debits, credits
            from unnest(?, ?, ?) as moved (account_id, debits, credits)
            order by account_id
            on conflict (account_id, shard) do update
            set debits = a.debits + excluded.debits, credits = a.credits + excluded.credits"""
            .formatted(SHARDS);

    private final JdbcTemplate jdbc;
    private final MerchantMovesTold told;

    Ledger(JdbcTemplate jdbc, MerchantMovesTold told) {
        this.jdbc = jdbc;
        this.told = told;
    }

    /**
     * Books the transfers in the current transaction and adds each account's moves to its balance
     * once, in the order of the account ids. Call it last: it locks its shard of the accounts until
     * the commit.
     */
    public void book(List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            return;
        }
        told.tell(transfers);
        jdbc.update(INSERT, Columns.of(transfers).text(Transfer::entry)
                .text(transfer -> transfer.kind().name()).text(Transfer::orderId)
                .text(Transfer::debit).text(Transfer::credit).money(Transfer::amount));
        jdbc.update(ADD, Columns.of(moves(transfers).entrySet()).text(Map.Entry::getKey)
                .money(move -> move.getValue().debits())
                .money(move -> move.getValue().credits()));
    }

    private static Map<String, Moves> moves(List<Transfer> transfers) {
        Map<String, Moves> byAccount = new TreeMap<>();
        for (Transfer transfer : transfers) {
            byAccount.merge(transfer.debit(),
                    new Moves(transfer.amount(), Money.ZERO), Moves::plus);
            byAccount.merge(transfer.credit(),
                    new Moves(Money.ZERO, transfer.amount()), Moves::plus);
        }
        return byAccount;
    }

    private record Moves(Money debits, Money credits) {

        Moves plus(Moves more) {
            return new Moves(debits.plus(more.debits), credits.plus(more.credits));
        }
    }
}

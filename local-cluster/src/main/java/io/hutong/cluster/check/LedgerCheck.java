package io.hutong.cluster.check;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.Texts;

/** Nothing appears and nothing vanishes: the service's own answer, and its tables recomputed. */
final class LedgerCheck implements Check {

    private static final String RECOMPUTED = """
            with moved as (
                select account, sum(debit) as debits, sum(credit) as credits from (
                    select debit_account as account, amount as debit, 0 as credit
                        from ledger_transfer
                    union all
                    select credit_account, 0, amount from ledger_transfer) as legs
                group by account)
            select coalesce(a.account_id, m.account), coalesce(a.debits, 0), coalesce(a.credits, 0),
                   coalesce(m.debits, 0), coalesce(m.credits, 0)
            from ledger_account a full join moved m on m.account = a.account_id
            where (a.debits, a.credits) is distinct from (m.debits, m.credits)""";

    private final Api operator;
    private final Databases databases;

    LedgerCheck(Api operator, Databases databases) {
        this.operator = operator;
        this.databases = databases;
    }

    @Override
    public String claim() {
        return "the ledger's accounts add up to zero, and its chain is whole";
    }

    @Override
    public Findings find() {
        var violations = new Violations();
        var accounts = operator.get(Member.PAYMENT, "/v1/ledger/accounts");
        long total = accounts.path("grand_total").path("total").asLong(Long.MIN_VALUE);
        if (total != 0) {
            violations.add("GET /v1/ledger/accounts says grand_total "
                    + accounts.path("grand_total"));
        }
        var verified = operator.get(Member.PAYMENT, "/v1/ledger/verify");
        if (!verified.path("valid").asBoolean(false)) {
            violations.add("GET /v1/ledger/verify says " + verified);
        }
        databases.query(Member.PAYMENT, RECOMPUTED, row -> violations.add("account "
                + row.getString(1) + " says " + Texts.yuan(row.getLong(2)) + " in and "
                + Texts.yuan(row.getLong(3)) + " out, its transfers say "
                + Texts.yuan(row.getLong(4)) + " and " + Texts.yuan(row.getLong(5))));
        return new Findings(databases.number(Member.PAYMENT,
                "select count(*) from ledger_transfer") + " transfers", violations.all());
    }
}

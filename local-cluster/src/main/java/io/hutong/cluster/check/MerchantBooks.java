package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import java.util.HashMap;
import java.util.Map;

/** What ledger and statements say that each merchant has. */
final class MerchantBooks {

    /** What each order moved on a merchant's accounts. */
    private static final String MOVED = """
            with leg as (
                select debit_account as account, order_id, amount from ledger_transfer
                union all
                select credit_account, order_id, -amount from ledger_transfer),
            moved as (
                select substring(account from '^merchant:(.+):[a-z]+$') as merchant_id,
                       account like '%:frozen' as frozen, order_id, sum(amount)::bigint as fen
                from leg where account like 'merchant:%' group by 1, 2, 3)
            """;
    /** An account at WeChat Pay may also have got shares of other merchants' orders. */
    private static final String BY_ACCOUNT = MOVED + """
            , part as (select distinct order_id, merchant_id, sub_mchid from sub_payment)
            select coalesce(part.sub_mchid, (select max(sub_mchid) from sub_payment s
                                             where s.merchant_id = moved.merchant_id)) as mchid,
                   coalesce(sum(fen) filter (where frozen), 0)::bigint,
                   coalesce(sum(fen) filter (where not frozen), 0)::bigint
            from moved left join part using (order_id, merchant_id)
            group by 1
            union all
            select substring(account from '^receiver:(.+)$'), 0, sum(amount)::bigint
            from leg where account like 'receiver:%' and substring(account from '^receiver:(.+)$')
                in (select sub_mchid from part)
            group by 1""";
    /**
     * Orders of which some parts are divided and others wait are in no statement yet; an advance
     * that the merchant owes is in it already.
     */
    private static final String EARNED = MOVED + """
            select merchant_id, sum(fen)::bigint from (
                select merchant_id, fen from moved left join payment p using (order_id)
                where not frozen and p.status is distinct from 'SETTLING'
                union all
                select s.merchant_id, -f.amount
                from follow_up f join sub_payment s using (order_id, part)
                where f.kind = 'ADVANCE_RETURN' and f.state <> 'DONE') as said
            group by 1""";
    private static final String STATED = """
            select merchant_id, sum(net)::bigint from statement_day group by 1""";

    private final Databases databases;

    MerchantBooks(Databases databases) {
        this.databases = databases;
    }

    Map<String, MerchantFunds> byAccount() {
        var funds = new HashMap<String, MerchantFunds>();
        databases.query(Member.PAYMENT, BY_ACCOUNT, row -> {
            if (row.getString(1) != null) {
                funds.merge(row.getString(1), new MerchantFunds(row.getLong(2), row.getLong(3)),
                        MerchantFunds::plus);
            }
        });
        return funds;
    }

    Map<String, Long> earned() {
        return sums(Member.PAYMENT, EARNED);
    }

    Map<String, Long> stated() {
        return sums(Member.MERCHANT, STATED);
    }

    private Map<String, Long> sums(Member member, String sql) {
        var sums = new HashMap<String, Long>();
        databases.query(member, sql, row -> sums.put(row.getString(1), row.getLong(2)));
        return sums;
    }
}

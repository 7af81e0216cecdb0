package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import java.util.HashMap;
import java.util.Map;

/** The ledger's transfers, summed per order. */
final class LedgerByOrder {

    private static final String SUMS = """
            select order_id,
                   coalesce(sum(amount) filter (where kind = 'DEBIT'), 0),
                   coalesce(sum(amount) filter (where kind = 'REFUND'), 0),
                   coalesce(sum(case when kind in ('COMMISSION', 'TRAFFIC_FEE', 'SHARE')
                                     then amount
                                     when kind in ('COMMISSION_RETURN', 'TRAFFIC_FEE_RETURN',
                                                   'SHARE_RETURN')
                                     then -amount end), 0),
                   coalesce(sum(case kind when 'SUBSIDY' then amount
                                          when 'SUBSIDY_RETURN' then -amount end), 0)
            from ledger_transfer group by order_id""";

    private LedgerByOrder() {
    }

    static Map<String, OrderMoney> read(Databases databases) {
        var orders = new HashMap<String, OrderMoney>();
        databases.query(Member.PAYMENT, SUMS, row -> orders.put(row.getString(1),
                new OrderMoney(row.getLong(2), row.getLong(3), row.getLong(4),
                        row.getLong(5))));
        return orders;
    }
}

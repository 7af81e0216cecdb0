package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what payment-service and the reports say of fees that could not be paid. */
final class UnpaidFees {

    private static final String BY_PART = """
            with again as (
                select b.split_number as number, sum(b.amount)::bigint as amount
                from share_return b join refund c on c.number = b.refund_number
                where c.shares_owed_again and b.share = 'TRAFFIC_FEE' and b.state = 'SUCCESS'
                group by b.split_number)
            select x.order_id, x.amount, x.traffic_fee, x.traffic_fee - x.traffic_paid,
                   coalesce(sum(r.amount), 0)::bigint, count(r.number)::int,
                   coalesce(sum(r.traffic_owed_back), 0)::bigint,
                   coalesce(max(a.amount), 0)
            from split x left join again a on a.number = x.number
                left join refund r on r.order_id = x.order_id and r.part = x.part
                and r.state = 'SUCCESS' and r.after_settlement
            where x.state = 'DONE'
            group by x.number
            having x.traffic_paid < x.traffic_fee or sum(r.traffic_owed_back) > 0
                or max(a.amount) > 0""";
    /** Only of what settlements have told: those of former versions have not told it. */
    private static final String REPORTED = """
            select r.order_id, r.owed from report_orders r join orders o using (order_id)
            where exists (select from jsonb_array_elements(o.settlement -> 'parts') as p
                          where p -> 'traffic_fee_owed' ->> 'total' is not null)""";

    private UnpaidFees() {
    }

    static List<UnpaidFee> byPart(Databases databases) {
        var parts = new ArrayList<UnpaidFee>();
        databases.query(Member.PAYMENT, BY_PART, row -> parts.add(new UnpaidFee(
                row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4),
                row.getLong(5), row.getInt(6), row.getLong(7), row.getLong(8))));
        return parts;
    }

    static Map<String, Long> reported(Databases databases) {
        var owed = new HashMap<String, Long>();
        databases.query(Member.ORDER, REPORTED,
                row -> owed.put(row.getString(1), row.getLong(2)));
        return owed;
    }
}

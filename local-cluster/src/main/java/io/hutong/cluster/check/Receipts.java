package io.hutong.cluster.check;

import io.hutong.cluster.check.ReceiptCheck.Receipt;
import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Which orders were received: the saga that settles one begins with its receipt. */
final class Receipts {

    /** The journal's first entry begins with its time in milliseconds. */
    private static final String RECEIVED = """
            select o.order_id, o.status, min((s.journal -> 0 ->> 0)::bigint)
            from orders o left join sagas s
                on s.order_id = o.order_id and s.definition = 'SettleOrder'
            group by o.order_id, o.status""";

    private Receipts() {
    }

    static Map<String, Receipt> read(Databases databases) {
        var orders = new HashMap<String, Receipt>();
        databases.query(Member.ORDER, RECEIVED, row -> {
            Long since = row.getObject(3, Long.class);
            orders.put(row.getString(1), new Receipt(row.getString(2),
                    since == null ? null : Instant.ofEpochMilli(since)));
        });
        return orders;
    }
}

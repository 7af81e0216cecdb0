package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When payment-service began to divide an order's money, by whatever trace it has left. */
final class Divisions {

    private static final String FIRST = """
            select order_id, (extract(epoch from min(at)) * 1000)::bigint from (
                select order_id, min(booked_at) as at from ledger_transfer
                where kind in ('COMMISSION', 'TRAFFIC_FEE', 'SHARE', 'RELEASE', 'SUBSIDY')
                group by order_id
                union all select order_id, created_at from split
                union all select order_id, coalesce(settled_at, clock_timestamp()) from payment
                    where status in ('SETTLING', 'SETTLED')) as traces
            group by order_id""";

    private Divisions() {
    }

    static Map<String, Instant> read(Databases databases) {
        var first = new HashMap<String, Instant>();
        databases.query(Member.PAYMENT, FIRST, row -> first.put(
                row.getString(1), Instant.ofEpochMilli(row.getLong(2))));
        return first;
    }
}

package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.Texts;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A buyer has spent an order's total exactly when the goods are theirs, and else nothing. */
final class ChargeCheck implements Check {

    private static final Set<String> KEEPS_MONEY = Set.of("PAID", "AWAITING_RECIPIENT", "SHIPPED",
            "RECEIVED", "SETTLED");
    private static final Set<String> KEEPS_NOTHING = Set.of("PLACED", "RESERVED", "REJECTED",
            "CANCELLED", "REFUNDED", "AWAITING_PAYMENT");
    private static final String ORDERS = """
            select o.order_id, o.status, coalesce((o.quote -> 'total' ->> 'total')::bigint, 0),
                   coalesce((select sum((p -> 'amount' ->> 'total')::bigint)
                             from jsonb_array_elements(o.refunds -> 'all') as r,
                                  jsonb_array_elements(r -> 'result' -> 'parts') as p), 0)
            from orders o
            where not exists (select from sagas s where s.order_id = o.order_id and not s.finished)
            """;

    private final Databases databases;
    private final Supplier<Map<String, OrderMoney>> ledger;

    ChargeCheck(Databases databases, Supplier<Map<String, OrderMoney>> ledger) {
        this.databases = databases;
        this.ledger = ledger;
    }

    @Override
    public String claim() {
        return "every buyer was charged once for what they got, and for nothing else";
    }

    @Override
    public Findings find() {
        var money = ledger.get();
        var violations = new Violations();
        var strangers = new HashSet<>(money.keySet());
        var looked = new long[1];
        databases.query(Member.ORDER, ORDERS, row -> {
            looked[0]++;
            var id = row.getString(1);
            strangers.remove(id);
            var moved = money.getOrDefault(id, OrderMoney.NONE);
            if (!fits(row.getString(2), row.getLong(3), moved)
                    || !tells(row.getString(2), row.getLong(4), moved)) {
                violations.add(id + " is " + row.getString(2) + " with a total of "
                        + Texts.yuan(row.getLong(3)) + ", and its buyer has paid "
                        + Texts.yuan(moved.paid()) + " and got back "
                        + Texts.yuan(moved.refunded()) + " (the order says "
                        + Texts.yuan(row.getLong(4)) + ")");
            }
        });
        databases.query(Member.ORDER, "select order_id from sagas where not finished",
                row -> strangers.remove(row.getString(1)));
        strangers.forEach(id -> violations.add(id + " moved money and is not an order"));
        return new Findings(looked[0] + " orders", violations.all());
    }

    /** Money that never made a sale goes back without a refund of the order. */
    static boolean tells(String status, long refunded, OrderMoney moved) {
        return refunded == moved.refunded() || refunded == 0 && KEEPS_NOTHING.contains(status);
    }

    static boolean fits(String status, long total, OrderMoney moved) {
        if (KEEPS_MONEY.contains(status)) {
            return moved.paid() == total && moved.kept() <= total && moved.kept() > 0;
        }
        if (KEEPS_NOTHING.contains(status)) {
            return moved.kept() == 0;
        }
        return moved.paid() == total && moved.kept() > 0;
    }
}

package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import java.util.HashSet;
import java.util.Set;

/** Every order has ended or waits for a person, and none waits for a machine. */
final class OrdersCheck implements Check {

    private static final String ASTRAY = """
            select o.order_id, o.status, coalesce(o.pending, '-'), coalesce(s.definition, '-'),
                   coalesce(s.step, '-')
            from orders o
            left join sagas s on s.order_id = o.order_id and not s.finished
            where (o.status in ('PLACED', 'RESERVED', 'RECEIVED')
                   or o.pending is distinct from null or s.saga_id is not null)
              and s.parked is null
              and (s.saga_id is not null or o.after_sale_due_at is null)
              and not (o.status = 'AWAITING_PAYMENT' and o.pending is null
                       and coalesce(s.step, '') = 'AwaitPayment')
            order by o.order_id""";

    private final Databases databases;

    OrdersCheck(Databases databases) {
        this.databases = databases;
    }

    /** Ids of the orders whose buyers are at the cashier. */
    static Set<String> atCashier(Databases databases) {
        var ids = new HashSet<String>();
        databases.query(Member.ORDER,
                "select order_id from orders where status = 'AWAITING_PAYMENT'",
                row -> ids.add(row.getString(1)));
        return ids;
    }

    @Override
    public String claim() {
        return "every order has ended or waits for a person";
    }

    /** Whom an order waits for that has not ended. */
    private static String awaited(String status) {
        return switch (status) {
            case "PAID" -> " (the merchant is to ship)";
            case "SHIPPED" -> " (the buyer is to confirm)";
            case "AWAITING_PAYMENT" -> " (the buyer is at the cashier)";
            case "AWAITING_RECIPIENT" -> " (the recipient is to accept)";
            default -> "";
        };
    }

    @Override
    public Findings find() {
        var violations = new Violations();
        databases.query(Member.ORDER, ASTRAY, row -> violations.add(row.getString(1) + " is "
                + row.getString(2) + ", pending " + row.getString(3) + ", saga "
                + row.getString(4) + " at " + row.getString(5)));
        var looked = new StringBuilder();
        databases.query(Member.ORDER,
                "select status, count(*) from orders group by status order by status",
                row -> looked.append(looked.isEmpty() ? "" : ", ").append(row.getLong(2))
                        .append(' ').append(row.getString(1))
                        .append(awaited(row.getString(1))));
        long parked = databases.number(Member.ORDER,
                "select count(*) from sagas where parked is not null");
        if (parked > 0) {
            looked.append("; ").append(parked).append(" parked for an operator");
        }
        return new Findings(looked.isEmpty() ? "no orders" : looked.toString(), violations.all());
    }
}

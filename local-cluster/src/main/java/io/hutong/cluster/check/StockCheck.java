package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Goods leave the shelf exactly with the orders that were paid, and come back with the others. */
final class StockCheck implements Check {

    private static final Set<String> SOLD = Set.of("PAID", "AWAITING_RECIPIENT", "SHIPPED",
            "RECEIVED", "SETTLED", "PARTLY_REFUNDED");
    private static final Set<String> NOT_SOLD = Set.of("REJECTED", "CANCELLED");

    /** What the shelf says, against what the orders' reservations add up to. */
    private static final String SHELF = """
            with line as (
                select l.sku, l.quantity, r.status from reservation r,
                       jsonb_to_recordset(r.lines) as l(sku text, quantity bigint)
                where r.status in ('RESERVED', 'CONFIRMED')),
            back as (
                select l.sku, sum(l.quantity) as pieces from reservation r,
                       jsonb_each(r.returned) as refund(id, lines),
                       jsonb_to_recordset(refund.lines) as l(sku text, quantity bigint)
                group by l.sku),
            held as (
                select sku, coalesce(sum(quantity) filter (where status = 'RESERVED'), 0) as kept,
                       coalesce(sum(quantity) filter (where status = 'CONFIRMED'), 0) as gone
                from line group by sku)
            select s.sku, s.added, s.on_hand, s.reserved, s.shipped, coalesce(h.kept, 0),
                   coalesce(h.gone, 0) - coalesce(b.pieces, 0)
            from stock s left join held h using (sku) left join back b using (sku)
            where s.reserved <> coalesce(h.kept, 0)
               or s.shipped <> coalesce(h.gone, 0) - coalesce(b.pieces, 0)
               or s.added <> s.on_hand + s.shipped or s.on_hand < 0""";

    private static final String RESERVATIONS = "select order_id, status from reservation";
    private static final String ORDERS_AT_REST = """
            select o.order_id, o.status from orders o
            where not exists (select from sagas s where s.order_id = o.order_id and not s.finished)
            """;

    private final Databases databases;

    StockCheck(Databases databases) {
        this.databases = databases;
    }

    @Override
    public String claim() {
        return "stock is conserved: goods left the shelf with paid orders only, and came back"
                + " with their refunds";
    }

    @Override
    public Findings find() {
        var violations = new Violations();
        databases.query(Member.MERCHANT, SHELF, row -> violations.add(row.getString(1)
                + ": added " + row.getLong(2) + ", on hand " + row.getLong(3) + ", reserved "
                + row.getLong(4) + " (orders say " + row.getLong(6) + "), shipped "
                + row.getLong(5) + " (orders say " + row.getLong(7) + ")"));
        var reservations = new HashMap<String, String>();
        databases.query(Member.MERCHANT, RESERVATIONS,
                row -> reservations.put(row.getString(1), row.getString(2)));
        databases.query(Member.ORDER, ORDERS_AT_REST,
                row -> compare(row.getString(1), row.getString(2), reservations, violations));
        var pieces = databases.number(Member.MERCHANT,
                "select coalesce(sum(shipped), 0) from stock");
        return new Findings(reservations.size() + " reservations, " + pieces + " pieces sold",
                violations.all());
    }

    private static void compare(String order, String status, Map<String, String> reservations,
            Violations violations) {
        var reservation = reservations.getOrDefault(order, "none");
        if (!fits(status, reservation)) {
            violations.add(order + " is " + status + " and its reservation is " + reservation);
        }
    }

    static boolean fits(String status, String reservation) {
        if (SOLD.contains(status)) {
            return reservation.equals("CONFIRMED");
        }
        return !NOT_SOLD.contains(status)
                || !reservation.equals("CONFIRMED") && !reservation.equals("RESERVED");
    }
}

package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.Texts;
import java.util.HashMap;

/** What merchants are told that they have earned is what was settled. */
final class StatementCheck implements Check {

    private static final String LINES = """
            select order_id, sum(amount) filter (where entry = 'SETTLEMENT'),
                   coalesce(-sum(amount) filter (where entry <> 'SETTLEMENT'), 0)
            from statement_line group by order_id""";
    private static final String SETTLED = """
            select order_id,
                   (select coalesce(sum((p -> 'amount' ->> 'total')::bigint), 0)
                    from jsonb_array_elements(settlement -> 'parts') as p),
                   (select coalesce(sum((p -> 'amount' ->> 'total')::bigint), 0)
                    from jsonb_array_elements(refunds -> 'all') as r,
                         jsonb_array_elements(r -> 'result' -> 'parts') as p
                    where (p -> 'after_settlement')::boolean)
            from orders where settlement is not null""";

    private final Databases databases;

    StatementCheck(Databases databases) {
        this.databases = databases;
    }

    /** Fen of one order: divided, and given back after that. */
    private record Stated(long settled, long refunded) {

        @Override
        public String toString() {
            return "settled with " + Texts.yuan(settled) + " and refunded "
                    + Texts.yuan(refunded) + " of it";
        }
    }

    @Override
    public String claim() {
        return "the merchants' statements have every settled order, to the fen";
    }

    @Override
    public Findings find() {
        var lines = new HashMap<String, Stated>();
        databases.query(Member.MERCHANT, LINES, row -> lines.put(row.getString(1),
                new Stated(row.getLong(2), row.getLong(3))));
        int count = lines.size();
        var violations = new Violations();
        databases.query(Member.ORDER, SETTLED, row -> {
            var stated = lines.remove(row.getString(1));
            var settled = new Stated(row.getLong(2), row.getLong(3));
            if (!settled.equals(stated)) {
                violations.add(row.getString(1) + " was " + settled + ", statements say "
                        + (stated == null ? "nothing" : stated));
            }
        });
        lines.keySet().forEach(order -> violations.add(
                order + " is in a statement and was not settled"));
        return new Findings(count + " orders in statements", violations.all());
    }
}

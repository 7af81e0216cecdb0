package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.Texts;
import java.util.HashMap;

/** What merchants are told that they have earned is what was settled. */
final class StatementCheck implements Check {

    private static final String LINES =
            "select order_id, sum(amount) from statement_line group by order_id";
    private static final String SETTLED = """
            select order_id, (quote -> 'total' ->> 'total')::bigint from orders
            where settlement is not null""";

    private final Databases databases;

    StatementCheck(Databases databases) {
        this.databases = databases;
    }

    @Override
    public String claim() {
        return "the merchants' statements have every settled order, to the fen";
    }

    @Override
    public Findings find() {
        var lines = new HashMap<String, Long>();
        databases.query(Member.MERCHANT, LINES,
                row -> lines.put(row.getString(1), row.getLong(2)));
        int count = lines.size();
        var violations = new Violations();
        databases.query(Member.ORDER, SETTLED, row -> {
            var stated = lines.remove(row.getString(1));
            if (stated == null || stated != row.getLong(2)) {
                violations.add(row.getString(1) + " was settled with "
                        + Texts.yuan(row.getLong(2)) + ", statements say "
                        + (stated == null ? "nothing" : Texts.yuan(stated)));
            }
        });
        lines.keySet().forEach(order -> violations.add(
                order + " is in a statement and was not settled"));
        return new Findings(count + " orders in statements", violations.all());
    }
}

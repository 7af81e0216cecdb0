package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.Texts;

/** Nothing lies about that only a person can put right: dead letters and differences of books. */
final class AttentionCheck implements Check {

    private static final String LETTERS = """
            select topic, coalesce(key, '-'), coalesce(type, '-'), reason from dead_letter_desk
            where state = 'OPEN' order by dead_at, id""";
    private static final String CASES = """
            select case_id, amount, detail from payment_case
            where kind in ('RECONCILIATION', 'CROSS_CHECK', 'UNWRITABLE_RESULT',
                           'REFUND_REFUSED', 'STEP_CONTRADICTED')
                and status <> 'RESOLVED'
            order by case_id""";

    private final Databases databases;

    AttentionCheck(Databases databases) {
        this.databases = databases;
    }

    @Override
    public String claim() {
        return "no dead letter waits, and no book differs from another";
    }

    @Override
    public Findings find() {
        var violations = new Violations();
        databases.query(Member.ORDER, LETTERS, row -> violations.add("dead letter of "
                + row.getString(1) + ", key " + row.getString(2) + ", " + row.getString(3)
                + ": " + row.getString(4)));
        databases.query(Member.PAYMENT, CASES, row -> violations.add("case " + row.getString(1)
                + " over " + Texts.yuan(row.getLong(2)) + ": " + row.getString(3)));
        return new Findings(databases.number(Member.ORDER,
                "select count(*) from dead_letter_desk") + " letters so far, "
                + databases.number(Member.PAYMENT, "select count(*) from payment_case")
                + " cases", violations.all());
    }
}

package io.hutong.payment.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A transfer as the chain sees it.
 *
 * @param amount   fen
 * @param bookedAt microseconds since 1970, as the database prints them
 */
record ChainedRow(
        long id, String entry, String kind, String orderId, String debit, String credit,
        long amount, String bookedAt) {

    static final String COLUMNS = """
            id, entry, kind, order_id, debit_account, credit_account, amount,
            (extract(epoch from booked_at) * 1000000)::bigint::text as booked_us""";

    static ChainedRow read(ResultSet row) throws SQLException {
        return new ChainedRow(row.getLong("id"), row.getString("entry"),
                row.getString("kind"), row.getString("order_id"),
                row.getString("debit_account"), row.getString("credit_account"),
                row.getLong("amount"), row.getString("booked_us"));
    }
}

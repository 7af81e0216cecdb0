package io.hutong.payment.reconciliation;

import io.hutong.kernel.jdbc.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the sides of an item; their columns begin with {@code t_} and {@code o_}. */
final class ItemRows {

    /** The columns of both sides, named apart. */
    static final String COLUMNS = """
            t.number as t_number, t.lines as t_lines, t.state as t_state,
            t.currency as t_currency, t.amount as t_amount, t.fee as t_fee,
            t.reversed as t_reversed, t.sub_mchid as t_sub_mchid,
            t.channel_number as t_channel_number,""";
    static final String OURS = """
            o.number as o_number, o.order_id as o_order_id, o.amount as o_amount,
            o.fee as o_fee, o.sub_mchid as o_sub_mchid, o.channel_number as o_channel_number""";

    private ItemRows() {
    }

    static Pair pair(Subject subject, ResultSet row) throws SQLException {
        return new Pair(ours(subject, row), theirs(subject, row));
    }

    static @Nullable Ours ours(Subject subject, ResultSet row) throws SQLException {
        String number = row.getString("o_number");
        return number == null ? null : new Ours(subject, number, row.getString("o_order_id"),
                Ours.Standing.BOOKED, Sql.money(row, "o_amount"),
                Sql.money(row, "o_fee"), new Ours.Party(
                        row.getString("o_sub_mchid"), row.getString("o_channel_number")));
    }

    private static @Nullable Theirs theirs(Subject subject, ResultSet row) throws SQLException {
        String number = row.getString("t_number");
        return number == null ? null : new Theirs(subject, number,
                new Theirs.Terms(row.getInt("t_lines"), row.getString("t_currency"),
                        Theirs.Movement.of(row.getString("t_state"))),
                Sql.money(row, "t_amount"), Sql.money(row, "t_fee"),
                Sql.money(row, "t_reversed"), new Ours.Party(
                        row.getString("t_sub_mchid"), row.getString("t_channel_number")));
    }
}

package io.hutong.payment.reconciliation;

import io.hutong.kernel.id.OrderIds;
import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;

/** Our side of the corpus, row by row. */
final class CorpusBooks {

    static final long FEE = 77;
    static final long AMOUNT = 12_900;

    private final JdbcTemplate jdbc;
    private final LocalDate day;

    CorpusBooks(JdbcTemplate jdbc, LocalDate day) {
        this.jdbc = jdbc;
        this.day = day;
    }

    /** A payment of 129 yuan in our books, at that hour in Beijing. */
    String paid(LocalDate booked, int hour) {
        String order = order("AUTHORIZED");
        String number = order + "0101";
        part(order, "4" + number, AMOUNT);
        transfer(number, "DEBIT", order, AMOUNT, booked + " " + hour + ":30:00+08");
        transfer(number, "FEE", order, FEE, booked + " " + hour + ":30:00+08");
        return number;
    }

    String attempt(String state) {
        String order = order("AUTHORIZING");
        part(order, null, 0);
        jdbc.update("insert into debit_attempt (number, order_id, attempt, state, body, appid,"
                + " deadline, due_at) values (?, ?, 1, ?, '', '', now(), 'infinity')",
                order + "01", order, state);
        return order + "0101";
    }

    String refund(long amount, String state) {
        String order = order("AUTHORIZED");
        part(order, "4" + order, AMOUNT);
        String number = order + "R01";
        jdbc.update("insert into refund (number, order_id, part, amount, reason, state,"
                + " channel_number, due_at) values (?, ?, 1, ?, 'test', ?, ?, 'infinity')",
                number, order, amount, state, "5" + number);
        if (state.equals("SUCCESS")) {
            transfer(number, "REFUND", order, amount, day + " 14:00:00+08");
            transfer(number, "FEE_RETURN", order, 3, day + " 14:00:00+08");
        }
        return number;
    }

    String share(long amount) {
        String order = order("SETTLED");
        part(order, "4" + order, AMOUNT);
        String number = order + "S01";
        split(number, order, amount);
        transfer(number, "COMMISSION", order, amount, day + " 15:00:00+08");
        return number;
    }

    /** A division of which the traffic platform got 2.58. */
    String divided() {
        String number = unshared();
        transfer(number, "TRAFFIC_FEE", number.substring(0, 26), 258, day + " 15:00:00+08");
        return number;
    }

    /** A division of which somebody beside the platforms got a share. */
    String shared(String receiver, long amount) {
        String number = unshared();
        transfer(number + ":" + receiver, "SHARE", number.substring(0, 26), amount,
                day + " 15:00:00+08");
        return number;
    }

    /** A division of which nobody got anything. */
    String unshared() {
        String order = order("SETTLED");
        part(order, "4" + order, AMOUNT);
        String number = order + "S01";
        split(number, order, 0);
        return number;
    }

    private void split(String number, String order, long commission) {
        jdbc.update("insert into split (number, order_id, part, amount, commission, traffic_fee,"
                + " channel_fee, state, channel_number, due_at) values (?, ?, 1, ?, ?, 0, 0,"
                + " 'DONE', ?, 'infinity')", number, order, AMOUNT, commission, "3" + number);
    }

    String shareReturn(String ending, String receiver, long amount, String state) {
        String share = receiver.equals(Corpus.SHARERS.commerce())
                ? "COMMISSION" : "TRAFFIC_FEE";
        String order = order("SETTLED");
        part(order, "4" + order, AMOUNT);
        split(order + "S01", order, 0);
        String number = order + ending;
        String refund = number.substring(0, number.length() - 1);
        jdbc.update("insert into refund (number, order_id, part, amount, reason, state, due_at)"
                + " values (?, ?, 1, 600, 'test', 'RETURNING', 'infinity')", refund, order);
        jdbc.update("insert into share_return (number, refund_number, order_id, part,"
                + " split_number, share, receiver, amount, state, fail_reason)"
                + " values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)", number, refund, order,
                order + "S01", share, receiver, amount, state,
                state.equals("FAILED") ? "BALANCE_NOT_ENOUGH" : null);
        if (state.equals("SUCCESS")) {
            transfer(number, share + "_RETURN", order, amount, day + " 16:00:00+08");
        }
        return number;
    }

    /** The voucher of a movement that is in the ledger under that and a little more. */
    String booked(String kind, String ending, String more, long amount) {
        String order = order("SETTLED");
        transfer(order + ending + more, kind, order, amount, day + " 16:00:00+08");
        return order + ending;
    }

    private String order(String status) {
        String order = OrderIds.next();
        jdbc.update("insert into payment (order_id, buyer_id, mini_program, total, fallback,"
                + " status) values (?, 'b', 'm', ?, 'NONE', ?)", order, AMOUNT, status);
        return order;
    }

    private void part(String order, String transaction, long paid) {
        jdbc.update("insert into sub_payment (order_id, part, merchant_id, sub_mchid, amount,"
                + " description, commission_bp, traffic_bp, channel_bp, transaction_id, paid)"
                + " values (?, 1, 'm-corpus', ?, ?, 'tea', 500, 200, 60, ?, ?)",
                order, Corpus.TEA, AMOUNT, transaction, paid);
    }

    private void transfer(String entry, String kind, String order, long amount, String at) {
        jdbc.update("""
                with booked as (
                    insert into ledger_transfer (entry, kind, order_id, debit_account,
                        credit_account, amount, booked_at)
                    values (?, ?, ?, 'corpus:in', 'corpus:out', ?, ?::timestamptz)
                    returning amount)
                insert into ledger_balance as b (account_id, shard, debits, credits)
                select 'corpus:in', 0, amount, 0 from booked
                union all select 'corpus:out', 0, 0, amount from booked
                on conflict (account_id, shard) do update set
                    debits = b.debits + excluded.debits, credits = b.credits + excluded.credits
                """, entry, kind, order, amount, at);
    }
}

package io.hutong.payment.view;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.payment.settlement.OtherShares;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads a payment with all that hangs on it. */
@Component
class PaymentQueries {

    private final JdbcTemplate jdbc;

    PaymentQueries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PaymentView> find(String orderId) {
        return all("payment", "order_id", orderId, (row, n) -> new PaymentView(orderId,
                row.getString("buyer_id"), row.getString("status"), row.getString("mode"),
                Sql.money(row, "total"), result(row), parts(orderId), attempts(orderId),
                cashiers(orderId), refunds(orderId), splits(orderId), parcels(orderId),
                followUps(orderId), cases(orderId))).stream().findFirst();
    }

    private <T> List<T> all(String table, String order, String orderId, RowMapper<T> mapper) {
        return jdbc.query("select * from " + table + " where order_id = ? order by " + order,
                mapper, orderId);
    }

    private static PaymentView.Result result(ResultSet row) throws SQLException {
        return new PaymentView.Result(row.getString("reason"), row.getString("code"),
                row.getString("detail"), Sql.instantOrNull(row, "paid_at"),
                Sql.instantOrNull(row, "settled_at"), row.getString("void_how"),
                Sql.money(row, "returned"));
    }

    private List<PaymentView.Part> parts(String orderId) {
        return all("sub_payment", "part", orderId, (row, n) -> new PaymentView.Part(
                row.getInt("part"), row.getString("merchant_id"), row.getString("sub_mchid"),
                Sql.money(row, "amount"), row.getString("transaction_id"), Sql.money(row, "paid"),
                Sql.money(row, "refunding"), Sql.money(row, "refunded"),
                row.getInt("commission_bp"), row.getInt("traffic_bp"), row.getInt("channel_bp"),
                Sql.money(row, "subsidy")));
    }

    private List<PaymentView.Attempt> attempts(String orderId) {
        return all("debit_attempt", "number", orderId, (row, n) -> new PaymentView.Attempt(
                row.getString("number"), row.getString("state"), row.getInt("sends"),
                row.getInt("tries"), row.getString("code"), Sql.instant(row, "created_at"),
                Sql.instant(row, "deadline"), Sql.instant(row, "due_at"),
                Sql.instantOrNull(row, "unknown_at"), Sql.instantOrNull(row, "ended_at")));
    }

    private List<PaymentView.Cashier> cashiers(String orderId) {
        return all("cashier_order", "number", orderId, (row, n) -> new PaymentView.Cashier(
                row.getString("number"), row.getString("state"), row.getInt("tries"),
                row.getString("code"), Sql.instant(row, "created_at"),
                Sql.instant(row, "expires_at"), Sql.instant(row, "due_at"),
                Sql.instantOrNull(row, "ended_at")));
    }

    private List<PaymentView.Refund> refunds(String orderId) {
        return all("refund", "number", orderId, (row, n) -> new PaymentView.Refund(
                row.getString("number"), row.getInt("part"), Sql.money(row, "amount"),
                row.getString("reason"), row.getString("state"),
                row.getBoolean("after_settlement"), Sql.money(row, "advance"),
                Sql.money(row, "traffic_owed_back"),
                returns(row.getString("number")), row.getString("channel_number"),
                Sql.instant(row, "created_at"), Sql.instantOrNull(row, "ended_at")));
    }

    private List<PaymentView.Return> returns(String refundNumber) {
        return jdbc.query("select * from share_return where refund_number = ? order by number",
                (row, n) -> new PaymentView.Return(row.getString("number"),
                        row.getString("share"), row.getString("receiver"),
                        Sql.money(row, "amount"), row.getString("state"),
                        row.getString("fail_reason")),
                refundNumber);
    }

    private List<PaymentView.Split> splits(String orderId) {
        return all("split", "number", orderId, (row, n) -> new PaymentView.Split(
                row.getString("number"), row.getInt("part"), row.getString("state"),
                Sql.money(row, "commission"), Sql.money(row, "traffic_fee"),
                Sql.money(row, "channel_fee"),
                Sql.money(row, "commission_paid"), Sql.money(row, "traffic_paid"),
                OtherShares.of(row.getString("others")),
                OtherShares.of(row.getString("others_paid")),
                Sql.money(row, "subsidy"), row.getBoolean("subsidised"),
                row.getString("channel_number"), Sql.instantOrNull(row, "ended_at")));
    }

    private List<PaymentView.FollowUp> followUps(String orderId) {
        return all("follow_up", "number", orderId, (row, n) -> new PaymentView.FollowUp(
                row.getString("number"), row.getString("kind"), row.getString("refund_number"),
                Sql.money(row, "amount"), Sql.money(row, "claim"), row.getString("state"),
                row.getString("code"), row.getInt("tries"), Sql.instant(row, "due_at"),
                Sql.instantOrNull(row, "ended_at")));
    }

    private List<PaymentView.Parcel> parcels(String orderId) {
        return all("shipping", "part", orderId, (row, n) -> new PaymentView.Parcel(
                row.getInt("part"), row.getString("state"), row.getString("carrier"),
                row.getString("tracking_no"), Sql.instant(row, "shipped_at"),
                Sql.instantOrNull(row, "received_at"), row.getInt("tries"),
                Sql.instant(row, "due_at")));
    }

    private List<PaymentView.Case> cases(String orderId) {
        return all("payment_case", "case_id", orderId, (row, n) -> new PaymentView.Case(
                row.getString("case_id"), row.getString("kind"), Sql.money(row, "amount"),
                row.getString("detail"), Sql.instant(row, "opened_at")));
    }
}

package io.hutong.payment.payments;

import io.hutong.contracts.Fallback;
import io.hutong.contracts.Reason;
import io.hutong.contracts.SettlementTerms;
import io.hutong.contracts.message.PaymentMode;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.money.BasisPoints;
import io.hutong.contracts.money.Money;
import io.hutong.payment.jdbc.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows of the tables as records. */
final class PaymentRows {

    private PaymentRows() {
    }

    static Payment payment(ResultSet row) throws SQLException {
        return new Payment(row.getString("order_id"), buyer(row), Money.fen(row.getLong("total")),
                PaymentStatus.valueOf(row.getString("status")), row.getInt("attempt"),
                PaymentMode.valueOf(row.getString("mode")), outcome(row), new Payment.Steps(Step.decode(row.getString("authorize_step")),
                        Step.decode(row.getString("void_step")),
                        Step.decode(row.getString("settle_step"))));
    }

    private static Payment.Buyer buyer(ResultSet row) throws SQLException {
        return new Payment.Buyer(row.getString("buyer_id"), row.getString("mini_program"),
                Fallback.valueOf(row.getString("fallback")), row.getString("mandate_id"),
                row.getString("payer"));
    }

    private static Payment.Outcome outcome(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String how = row.getString("void_how");
        return new Payment.Outcome(reason == null ? null : Reason.valueOf(reason),
                row.getString("code"), row.getString("detail"),
                Sql.instantOrNull(row, "paid_at"), Sql.instantOrNull(row, "settled_at"),
                how == null ? null : PaymentVoided.How.valueOf(how),
                Money.fen(row.getLong("returned")));
    }

    static SubPayment part(ResultSet row) throws SQLException {
        return new SubPayment(row.getString("order_id"), row.getInt("part"),
                new SubPayment.Seller(row.getString("merchant_id"), row.getString("sub_mchid")),
                Money.fen(row.getLong("amount")), row.getString("description"),
                new SettlementTerms(new BasisPoints(row.getInt("commission_bp")),
                        new BasisPoints(row.getInt("traffic_bp")),
                        new BasisPoints(row.getInt("channel_bp"))),
                new Subsidy(Money.fen(row.getLong("subsidy")),
                        new BasisPoints(row.getInt("subsidy_traffic_bp"))),
                new SubPayment.Funds(Money.fen(row.getLong("paid")),
                        Money.fen(row.getLong("refunding")), Money.fen(row.getLong("refunded"))),
                row.getString("transaction_id"));
    }

    static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}

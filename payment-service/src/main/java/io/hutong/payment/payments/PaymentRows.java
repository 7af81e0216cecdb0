package io.hutong.payment.payments;

import io.hutong.contracts.message.PaymentVoided;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.json.RowJson;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.kernel.trade.Reason;
import io.hutong.kernel.trade.Receiver;
import io.hutong.kernel.trade.SettlementTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the tables as records. */
public final class PaymentRows {

    private PaymentRows() {
    }

    static Payment payment(ResultSet row) throws SQLException {
        return new Payment(row.getString("order_id"), buyer(row), Sql.money(row, "total"),
                PaymentStatus.valueOf(row.getString("status")), row.getInt("attempt"),
                PaymentMode.valueOf(row.getString("mode")), outcome(row),
                new Payment.Steps(Step.decode(row.getString("authorize_step")),
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
                Sql.money(row, "returned"));
    }

    static SubPayment part(ResultSet row) throws SQLException {
        return new SubPayment(row.getString("order_id"), row.getInt("part"),
                new SubPayment.Seller(row.getString("merchant_id"), row.getString("sub_mchid")),
                Sql.money(row, "amount"), row.getString("description"),
                new SettlementTerms(new BasisPoints(row.getInt("commission_bp")),
                        new BasisPoints(row.getInt("traffic_bp")),
                        new BasisPoints(row.getInt("channel_bp")),
                        receivers(row.getString("others"))),
                subsidy(row, Sql.money(row, "subsidy"), "subsidy"),
                new SubPayment.Funds(Sql.money(row, "paid"),
                        Sql.money(row, "refunding"), Sql.money(row, "refunded")),
                row.getString("transaction_id"));
    }

    /**
     * @param amount of it
     * @param whole  the column that has what was agreed for the whole part
     */
    public static Subsidy subsidy(ResultSet row, Money amount, String whole)
            throws SQLException {
        long claim = row.getLong("subsidy_claim");
        Subsidy.Mixed mixed = row.wasNull() ? null
                : new Subsidy.Mixed(Money.fen(claim), Sql.money(row, whole));
        return new Subsidy(amount, new BasisPoints(row.getInt("subsidy_traffic_bp")), mixed);
    }

    static @Nullable Long claim(Subsidy subsidy) {
        Subsidy.Mixed mixed = subsidy.mixed();
        return mixed == null ? null : mixed.claim().total();
    }

    /** Who shares beside the platforms; most parts have nobody. */
    static @Nullable String text(@Nullable List<Receiver> others) {
        return others == null ? null : RowJson.mapper().writeValueAsString(others);
    }

    private static @Nullable List<Receiver> receivers(@Nullable String text) {
        return text == null ? null
                : List.of(RowJson.mapper().readValue(text, Receiver[].class));
    }

    static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}

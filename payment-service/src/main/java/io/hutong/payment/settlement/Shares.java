package io.hutong.payment.settlement;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import io.hutong.payment.payments.PaymentRows;
import io.hutong.payment.payments.Subsidy;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What parts were divided into, for whoever has to take it back. */
@Component
public class Shares {

    private static final String DONE = """
            select order_id, part, x.number, x.amount, commission_paid, traffic_paid, others_paid,
                x.traffic_fee - traffic_paid as traffic_owed, ended_at, case when subsidised then x.subsidy else 0 end as subsidised_with,
                x.subsidy_traffic_bp, s.subsidy, s.subsidy_claim
            from split x join sub_payment s using (order_id, part)
            where order_id = any(?) and x.state = 'DONE'""";

    private final JdbcTemplate jdbc;

    Shares(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One part's division, as it came about.
     *
     * @param number     {@code out_order_no}
     * @param amount     what was divided
     * @param commission what the commerce platform got of it
     * @param trafficFee what the traffic platform got of it
     * @param trafficFeeOwed what it could not take, so that the merchant has it
     * @param others     what others got of it
     * @param subsidy    what was paid to the merchant beside it
     */
    public record Divided(String number, Money amount, Money commission, Money trafficFee,
            Money trafficFeeOwed, List<OtherShare> others, Subsidy subsidy, Instant at) {
    }

    /** By order and part; parts that are not divided are absent. Call it with payments locked. */
    public Map<String, Map<Integer, Divided>> of(Collection<String> orderIds) {
        Map<String, Map<Integer, Divided>> found = new HashMap<>();
        jdbc.query(DONE, Sql.texts(orderIds), row -> {
            found.computeIfAbsent(row.getString("order_id"), _ -> new HashMap<>())
                    .put(row.getInt("part"), new Divided(row.getString("number"),
                            Sql.money(row, "amount"),
                            Sql.money(row, "commission_paid"),
                            Sql.money(row, "traffic_paid"),
                            Sql.money(row, "traffic_owed"),
                            OtherShares.of(row.getString("others_paid")),
                            PaymentRows.subsidy(
                                    row, Sql.money(row, "subsidised_with"), "subsidy"),
                            Sql.instant(row, "ended_at")));
        });
        return found;
    }
}

package io.hutong.payment.settlement;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes word that a receiver has got its share, and has the channel asked about it soon. */
@Component
public class SplitHints {

    private static final String ASKED = """
            select order_id, case when a.mchid = ? then traffic_fee else 0 end
                + case when a.mchid = ? then commission else 0 end
                + coalesce((select sum((o #>> '{amount,total}')::bigint)
                    from jsonb_array_elements(others) o where o ->> 'mchid' = a.mchid), 0)
                as share
            from split, (select ?::text as mchid) a where number = ?""";

    private final JdbcTemplate jdbc;
    private final SplitTable table;
    private final SharingOrders accounts;

    SplitHints(JdbcTemplate jdbc, SplitTable table, SharingOrders accounts) {
        this.jdbc = jdbc;
        this.table = table;
        this.accounts = accounts;
    }

    /** What one receiver was to get of a division. */
    public record Asked(String orderId, Money share) {
    }

    /**
     * @param account of the receiver
     *
     * @return empty when nothing was ever divided under that number
     */
    public Optional<Asked> askedUnder(String number, String account) {
        return jdbc.query(ASKED, (row, n) -> new Asked(row.getString("order_id"),
                Sql.money(row, "share")), accounts.trafficMchid(),
                accounts.commerceMchid(), account, number).stream()
                .findFirst();
    }

    /** @return false when there is no such division, or it is over */
    public boolean hint(String number) {
        return table.rows().askNow(number);
    }
}

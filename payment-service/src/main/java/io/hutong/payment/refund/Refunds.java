package io.hutong.payment.refund;

import io.hutong.kernel.jdbc.Columns;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Asks for refunds. */
@Component
public class Refunds {

    private static final String INSERT = """
            insert into refund (number, order_id, part, amount, reason, refund_id, state, due_at)
            select number, order_id, part, amount, reason, refund_id,
                case when refund_id is null then 'CLAIMED' else 'QUEUED' end, now()
            from unnest(?, ?, ?, ?, ?, ?)
                as n (number, order_id, part, amount, reason, refund_id)""";

    private final JdbcTemplate jdbc;

    Refunds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores claims; they are carried out after the commit. Call it with the payments locked. */
    public void claim(List<RefundClaim> claims) {
        if (!claims.isEmpty()) {
            jdbc.update(INSERT, Columns.of(claims).text(RefundClaim::number)
                    .text(c -> c.claimed().orderId()).number(c -> c.claimed().part())
                    .money(RefundClaim::amount).text(RefundClaim::reason)
                    .text(RefundClaim::refundId));
        }
    }
}

package io.hutong.payment.cases;

import io.hutong.contracts.money.Money;
import io.hutong.payment.jdbc.Columns;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a person has to look at because money is in question. */
@Component
public class Cases {

    private static final Logger log = LoggerFactory.getLogger(Cases.class);
    private static final String INSERT = """
            insert into payment_case (case_id, kind, order_id, amount, detail)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (case_id) do nothing""";

    private final JdbcTemplate jdbc;

    Cases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param subject the number it is about; one case per kind and subject */
    public record Case(
            Kind kind, String subject, String orderId, Money amount, String detail) {
    }

    public enum Kind {
        SHARE_CLOSED, SHARE_REFUSED, SHIPPING_REFUSED, SUBSIDY_REFUSED, REFUND_FAILED,
        NOTIFICATION_MISMATCH
    }

    public void open(List<Case> cases) {
        if (cases.isEmpty()) {
            return;
        }
        jdbc.update(INSERT, Columns.of(cases).text(c -> c.kind() + "/" + c.subject())
                .text(c -> c.kind().name()).text(Case::orderId).money(Case::amount)
                .text(Case::detail));
        cases.forEach(c -> log.warn("case {} of order {}: {} ({})", c.kind(), c.orderId(),
                c.detail(), c.amount()));
    }
}

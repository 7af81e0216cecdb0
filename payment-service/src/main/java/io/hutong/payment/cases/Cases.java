package io.hutong.payment.cases;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a person has to look at because money is in question. */
@Component
public class Cases {

    private static final Logger log = LoggerFactory.getLogger(Cases.class);
    /** A resolved case opens again when what was found is no longer what was resolved. */
    private static final String INSERT = """
            with found as (
                select * from unnest(?, ?, ?, ?, ?)
                    as f (case_id, kind, order_id, amount, detail)),
            again as (
                update payment_case c set status = 'OPEN', owner = null, resolution = null,
                    reopened = c.reopened + 1, amount = f.amount, detail = f.detail,
                    updated_at = now()
                from found f
                where c.case_id = f.case_id and c.status = 'RESOLVED' and c.detail <> f.detail
                returning c.case_id, c.detail),
            noted as (
                insert into case_note (case_id, author, action, note)
                select case_id, 'payment-service', 'REOPENED', detail from again)
            insert into payment_case (case_id, kind, order_id, amount, detail)
            select * from found
            on conflict (case_id) do nothing""";

    private static final String ARRIVED = """
            with found as (select * from unnest(?, ?) as f (case_id, note)),
            resolved as (
                update payment_case c set status = 'RESOLVED', resolution = 'ARRIVED',
                    updated_at = now()
                from found f where c.case_id = f.case_id and c.status <> 'RESOLVED'
                returning c.case_id, f.note)
            insert into case_note (case_id, author, action, note)
            select case_id, 'payment-service', 'RESOLVED', note from resolved""";

    private static final String NOTE = """
            insert into case_note (case_id, author, action, note)
            select case_id, 'payment-service', 'NOTE', note
            from unnest(?, ?) as f (case_id, note) join payment_case c using (case_id)
            where c.status <> 'RESOLVED'""";

    private final JdbcTemplate jdbc;

    Cases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param subject the number it is about; one case per kind and subject */
    public record Case(
            Kind kind, String subject, String orderId, Money amount, String detail) {

        /** Stands in paths as it is. */
        public String id() {
            return CaseIds.of(kind, subject);
        }
    }

    public enum Kind {
        SHARE_CLOSED, SHARE_REFUSED, SHIPPING_REFUSED, SUBSIDY_REFUSED, REFUND_FAILED,
        /** Money was to go back that, by our books, cannot: theirs and ours differ. */
        REFUND_REFUSED,
        NOTIFICATION_MISMATCH,
        /** Our ledger and the channel's bill do not agree about an item. */
        RECONCILIATION,
        /** Payment, ledger and channel do not agree about an order. */
        CROSS_CHECK,
        /** The channel took money for an order that it had called closed. */
        PAID_AFTER_CLOSING,
        /** The channel's word about the cashier does not fit what we asked of it. */
        CASHIER_CONTRADICTION,
        /** A receiver did not give its share back: it owes the merchant. */
        SHARE_NOT_RETURNED,
        /**
         * The commerce platform paid a refund in the merchant's place, and it could not be
         * collected from the merchant in time.
         */
        ADVANCE_RECEIVABLE,
        /** What the channel answered cannot be written: the service itself has to be mended. */
        UNWRITABLE_RESULT,
        /** An operator vouched for a step of an order's saga, and its participant denies it. */
        STEP_CONTRADICTED,
        /** A buyer's contract that has ended here could not be ended at the channel. */
        CONTRACT_IN_FORCE,
        /** A subsidy's part could not be taken back in time: the merchant owes it. */
        SUBSIDY_NOT_RETURNED
    }

    /** Opens those that are not open yet. */
    public void open(List<Case> cases) {
        if (cases.isEmpty()) {
            return;
        }
        Map<String, Case> once = new LinkedHashMap<>();
        cases.forEach(c -> once.put(c.id(), c));
        jdbc.update(INSERT, Columns.of(once.values()).text(Case::id)
                .text(c -> c.kind().name()).text(Case::orderId).money(Case::amount)
                .text(Case::detail));
        once.values().forEach(c -> log.warn("case {} of order {}: {} ({})", c.kind(),
                c.orderId(), c.detail(), c.amount()));
    }

    /** Ends those that are open, because what was missing has come after all. */
    public void arrived(List<Arrival> arrivals) {
        if (!arrivals.isEmpty()) {
            jdbc.update(ARRIVED, Columns.of(arrivals).text(Arrival::id).text(Arrival::note));
        }
    }

    /** Tells whoever looks at those that are open what has changed of them. */
    public void note(List<Arrival> changes) {
        if (!changes.isEmpty()) {
            jdbc.update(NOTE, Columns.of(changes).text(Arrival::id).text(Arrival::note));
        }
    }

    /** @param subject of the case, which may or may not have been opened */
    public record Arrival(Kind kind, String subject, String note) {

        String id() {
            return CaseIds.of(kind, subject);
        }
    }
}

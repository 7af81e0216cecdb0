package io.hutong.payment.payments;

import static java.util.stream.Collectors.groupingBy;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of payments and their parts, read and written by the set. */
@Component
public class Payments {

    private static final String LOCK = """
            select * from payment where order_id = any(?) order by order_id for update""";
    private static final String FIND = "select * from payment where order_id = ?";
    private static final String PARTS = """
            select * from sub_payment where order_id = any(?) order by order_id, part""";
    private static final String INSERT = """
            insert into payment (order_id, buyer_id, mini_program, total, fallback, status, attempt,
                mode, mandate_id, payer, reason, code, detail, void_how, authorize_step, void_step)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String INSERT_PARTS = """
            insert into sub_payment (order_id, part, merchant_id, sub_mchid, amount, description,
                commission_bp, traffic_bp, channel_bp, others, subsidy, subsidy_traffic_bp,
                subsidy_claim)
            select order_id, part, merchant_id, sub_mchid, amount, description, commission_bp,
                traffic_bp, channel_bp, others::jsonb, subsidy, subsidy_traffic_bp, subsidy_claim
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (order_id, part, merchant_id,
                sub_mchid, amount, description, commission_bp, traffic_bp, channel_bp, others,
                subsidy, subsidy_traffic_bp, subsidy_claim)""";
    private static final String UPDATE = """
            update payment p set status = n.status, attempt = n.attempt, mode = n.mode,
                reason = n.reason, code = n.code,
                detail = n.detail, paid_at = n.paid_at, settled_at = n.settled_at,
                void_how = n.void_how, returned = n.returned, authorize_step = n.authorize_step,
                void_step = n.void_step, settle_step = n.settle_step
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (order_id, status,
                attempt, mode, reason, code,
                detail, paid_at, settled_at, void_how, returned, authorize_step, void_step,
                settle_step)
            where p.order_id = n.order_id""";
    private static final String UPDATE_PARTS = """
            update sub_payment s set transaction_id = n.transaction_id, paid = n.paid,
                refunding = n.refunding, refunded = n.refunded
            from unnest(?, ?, ?, ?, ?, ?)
                as n (order_id, part, transaction_id, paid, refunding, refunded)
            where s.order_id = n.order_id and s.part = n.part""";

    private final JdbcTemplate jdbc;

    Payments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the payments in the order of their ids; orders without one are absent. */
    public Map<String, Payment> lock(Collection<String> orderIds) {
        Map<String, Payment> found = new LinkedHashMap<>();
        jdbc.query(LOCK, Sql.texts(orderIds), row -> {
            Payment payment = PaymentRows.payment(row);
            found.put(payment.orderId(), payment);
        });
        return found;
    }

    /** The parts by order, in their order. Call it with the payments locked. */
    public Map<String, List<SubPayment>> parts(Collection<String> orderIds) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        return jdbc.query(PARTS, Sql.texts(orderIds), (row, n) -> PaymentRows.part(row)).stream()
                .collect(groupingBy(SubPayment::orderId));
    }

    /** Each payment has parts from its first row on. */
    public List<SubPayment> partsOf(String orderId) {
        return Objects.requireNonNull(parts(List.of(orderId)).get(orderId));
    }

    public void insert(List<Payment> payments, List<SubPayment> parts) {
        if (!payments.isEmpty()) {
            jdbc.update(INSERT, Columns.of(payments).text(Payment::orderId)
                    .text(p -> p.buyer().buyerId()).text(p -> p.buyer().miniProgram())
                    .money(Payment::total).text(p -> p.buyer().fallback().name())
                    .text(p -> p.status().name()).number(Payment::attempt)
                    .text(p -> p.mode().name()).text(p -> p.buyer().mandateId())
                    .text(p -> p.buyer().payer())
                    .text(p -> PaymentRows.name(p.outcome().reason()))
                    .text(p -> p.outcome().code()).text(p -> p.outcome().detail())
                    .text(p -> PaymentRows.name(p.outcome().voided()))
                    .text(p -> Step.encode(p.steps().authorize()))
                    .text(p -> Step.encode(p.steps().voiding())));
        }
        if (!parts.isEmpty()) {
            jdbc.update(INSERT_PARTS, Columns.of(parts).text(SubPayment::orderId)
                    .number(SubPayment::part).text(p -> p.seller().merchantId())
                    .text(p -> p.seller().subMchid()).money(SubPayment::amount)
                    .text(SubPayment::description).number(p -> p.terms().commission().value())
                    .number(p -> p.terms().trafficFee().value())
                    .number(p -> p.terms().channelFee().value())
                    .text(p -> PaymentRows.text(p.terms().others()))
                    .money(p -> p.subsidy().amount())
                    .number(p -> p.subsidy().fromTraffic().value())
                    .bigNumber(p -> PaymentRows.claim(p.subsidy())));
        }
    }

    /** The payment without a lock, to look at it. */
    public Optional<Payment> find(String orderId) {
        return jdbc.query(FIND, (row, n) -> PaymentRows.payment(row), orderId).stream()
                .findFirst();
    }

    /** @throws IllegalStateException when a payment is missing; nothing must be committed then */
    public void update(List<Payment> payments) {
        if (payments.isEmpty()) {
            return;
        }
        expect(payments.size(), jdbc.update(UPDATE, Columns.of(payments).text(Payment::orderId)
                .text(p -> p.status().name()).number(Payment::attempt)
                .text(p -> p.mode().name()).text(p -> PaymentRows.name(p.outcome().reason()))
                .text(p -> p.outcome().code()).text(p -> p.outcome().detail())
                .time(p -> p.outcome().paidAt()).time(p -> p.outcome().settledAt())
                .text(p -> PaymentRows.name(p.outcome().voided()))
                .money(p -> p.outcome().returned())
                .text(p -> Step.encode(p.steps().authorize()))
                .text(p -> Step.encode(p.steps().voiding()))
                .text(p -> Step.encode(p.steps().settle()))));
    }

    /** @throws IllegalStateException when a part is missing; nothing must be committed then */
    public void updateParts(List<SubPayment> parts) {
        if (parts.isEmpty()) {
            return;
        }
        expect(parts.size(), jdbc.update(UPDATE_PARTS, Columns.of(parts)
                .text(SubPayment::orderId).number(SubPayment::part)
                .text(SubPayment::transactionId).money(p -> p.funds().paid())
                .money(p -> p.funds().refunding()).money(p -> p.funds().refunded())));
    }

    private static void expect(int rows, int changed) {
        if (rows != changed) {
            throw new IllegalStateException(
                    "expected to change " + rows + " rows, but changed " + changed);
        }
    }
}

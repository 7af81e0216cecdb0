package io.hutong.payment.refund;

import io.hutong.contracts.message.PaymentRefundRefused.Refusal;
import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.payment.payments.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of requests. */
@Component
class RefundRequests {

    private static final String SELECT =
            "select * from refund_request where order_id = any(?) order by refund_id";
    private static final String INSERT = """
            insert into refund_request (refund_id, order_id, reason, step, state, refusal, detail,
                ended_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE = """
            update refund_request r set step = n.step, state = n.state, refusal = n.refusal,
                detail = n.detail, ended_at = n.ended_at
            from unnest(?, ?, ?, ?, ?, ?) as n (refund_id, step, state, refusal, detail, ended_at)
            where r.refund_id = n.refund_id""";

    private final JdbcTemplate jdbc;

    RefundRequests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All requests of the orders by id. Call it with the payments locked. */
    Map<String, RefundRequest> ofOrders(Collection<String> orderIds) {
        Map<String, RefundRequest> found = new LinkedHashMap<>();
        if (!orderIds.isEmpty()) {
            jdbc.query(SELECT, Sql.texts(orderIds), (row, n) -> read(row))
                    .forEach(request -> found.put(request.refundId(), request));
        }
        return found;
    }

    void insert(List<RefundRequest> requests) {
        if (!requests.isEmpty()) {
            jdbc.update(INSERT, Columns.of(requests).text(RefundRequest::refundId)
                    .text(RefundRequest::orderId).text(RefundRequest::reason)
                    .text(r -> Step.encode(r.step())).text(RefundRequest::state)
                    .text(r -> refusal(r.no())).text(r -> r.no() == null ? null : r.no().detail())
                    .time(RefundRequest::ended));
        }
    }

    void update(Collection<RefundRequest> requests) {
        if (!requests.isEmpty()) {
            jdbc.update(UPDATE, Columns.of(requests).text(RefundRequest::refundId)
                    .text(r -> Step.encode(r.step())).text(RefundRequest::state)
                    .text(r -> refusal(r.no())).text(r -> r.no() == null ? null : r.no().detail())
                    .time(RefundRequest::ended));
        }
    }

    private static @Nullable String refusal(RefundRequest.@Nullable No no) {
        return no == null ? null : no.refusal().name();
    }

    private static RefundRequest read(ResultSet row) throws SQLException {
        String refusal = row.getString("refusal");
        return new RefundRequest(row.getString("refund_id"), row.getString("order_id"),
                row.getString("reason"),
                Objects.requireNonNull(Step.decode(row.getString("step"))),
                Sql.instantOrNull(row, "ended_at"), refusal == null ? null
                        : new RefundRequest.No(Refusal.valueOf(refusal), row.getString("detail")));
    }
}

package io.hutong.payment.refund;

import static java.util.stream.Collectors.groupingBy;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import io.hutong.payment.refund.ShareReturn.Share;
import io.hutong.payment.refund.ShareReturn.State;
import io.hutong.payment.refund.model.ReturnOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of shares that are taken back. Their refund's lease and lock cover them. */
@Component
class ReturnStore {

    private static final String DESCRIPTION = "refund";
    private static final String INSERT = """
            insert into share_return (number, refund_number, order_id, part, split_number, share,
                receiver, amount, state, fail_reason, ended_at)
            select number, refund_number, order_id, part, split_number, share, receiver, amount,
                state, fail_reason, case when state = 'FAILED' then now() end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (number, refund_number, order_id, part,
                split_number, share, receiver, amount, state, fail_reason)""";
    private static final String SELECT = """
            select x.*, s.sub_mchid from share_return x join sub_payment s using (order_id, part)
            where x.%s = any(?) order by x.number""";
    private static final String UPDATE = """
            update share_return x set state = n.state, fail_reason = n.fail_reason,
                tries = n.tries,
                ended_at = case when n.state in ('SUCCESS', 'FAILED') then now() end
            from unnest(?, ?, ?, ?) as n (number, state, fail_reason, tries)
            where x.number = n.number""";

    private final JdbcTemplate jdbc;

    ReturnStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param origin of the refund that needs it */
    record Planned(ShareReturn back, Refund.Origin origin) {
    }

    void insert(List<Planned> planned) {
        if (!planned.isEmpty()) {
            jdbc.update(INSERT, Columns.of(planned).text(p -> p.back().number())
                    .text(p -> p.back().refundNumber()).text(p -> p.origin().orderId())
                    .number(p -> p.origin().part()).text(p -> p.back().order().splitNumber())
                    .text(p -> p.back().share().name()).text(p -> p.back().order().receiver())
                    .money(p -> p.back().amount()).text(p -> p.back().state().name())
                    .text(p -> p.back().failReason()));
        }
    }

    /** By refund. */
    Map<String, List<ShareReturn>> ofRefunds(Collection<String> refundNumbers) {
        return read("refund_number", refundNumbers);
    }

    /** By refund; call it with the payments locked. */
    Map<String, List<ShareReturn>> ofOrders(Collection<String> orderIds) {
        return read("order_id", orderIds);
    }

    void update(List<ShareReturn> changed) {
        if (!changed.isEmpty()) {
            jdbc.update(UPDATE, Columns.of(changed).text(ShareReturn::number)
                    .text(back -> back.state().name()).text(ShareReturn::failReason)
                    .number(ShareReturn::tries));
        }
    }

    private Map<String, List<ShareReturn>> read(String column, Collection<String> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        return jdbc.query(SELECT.formatted(column), Sql.texts(values), (row, n) -> read(row))
                .stream().collect(groupingBy(ShareReturn::refundNumber));
    }

    private static ShareReturn read(ResultSet row) throws SQLException {
        ReturnOrder order = new ReturnOrder(row.getString("number"), row.getString("sub_mchid"),
                row.getString("split_number"), row.getString("receiver"),
                Sql.money(row, "amount"), DESCRIPTION);
        return new ShareReturn(row.getString("refund_number"),
                Share.valueOf(row.getString("share")), order,
                State.valueOf(row.getString("state")), row.getString("fail_reason"),
                row.getInt("tries"));
    }

    /** @param suffix tells it from the other returns of the refund */
    static ReturnOrder order(Refund refund, String suffix, String splitNumber, String receiver,
            Money amount) {
        return new ReturnOrder(refund.number() + suffix, refund.order().subMchid(), splitNumber,
                receiver, amount, DESCRIPTION);
    }
}

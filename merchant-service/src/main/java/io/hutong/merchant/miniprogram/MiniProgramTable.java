package io.hutong.merchant.miniprogram;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.merchant.miniprogram.MiniProgramView.Change;
import io.hutong.merchant.miniprogram.model.Standing;
import io.hutong.merchant.miniprogram.model.StandingOrder;
import io.hutong.merchant.miniprogram.model.SuspensionReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

class MiniProgramTable {

    private static final int MAX_HISTORY = 100;

    private final JdbcClient jdbc;

    MiniProgramTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<MiniProgramView> find(String id) {
        return jdbc.sql("select * from mini_program where mini_program = ?").param(id)
                .query((row, number) -> miniProgramOf(row, historyOf(id))).optional();
    }

    Optional<Standing> lockStanding(String id) {
        return jdbc.sql("""
                select suspended_for from mini_program where mini_program = ? for update""")
                .param(id).query((row, number) -> standingOf(row)).optional();
    }

    void save(String id, String name, List<String> permits, String askedBy) {
        jdbc.sql("""
                insert into mini_program (mini_program, name, category_permits, asked_by,
                                          updated_at)
                values (?, ?, ?, ?, now())
                on conflict (mini_program) do update
                   set name = excluded.name, category_permits = excluded.category_permits,
                       asked_by = excluded.asked_by,
                       updated_at = excluded.updated_at""")
                .params(id, name, permits.toArray(String[]::new), askedBy).update();
    }

    void change(String id, Standing to, StandingOrder order, String by) {
        String reason = to instanceof Standing.Suspended(SuspensionReason why) ? why.name() : null;
        jdbc.sql("""
                with changed as (
                    update mini_program set suspended_for = :reason, updated_at = now()
                     where mini_program = :id returning mini_program)
                insert into mini_program_standing_change
                       (mini_program, change, reason, note, refund_open_orders, changed_by)
                select mini_program, :change, :reason, :note, :refund, :by from changed""")
                .param("refund", order instanceof StandingOrder.Suspend suspend
                        && suspend.refundOpenOrders())
                .param("reason", reason).param("id", id)
                .param("change", reason == null ? "REINSTATED" : "SUSPENDED")
                .param("note", order.note()).param("by", by).update();
    }

    private List<Change> historyOf(String id) {
        return history(id, Long.MAX_VALUE, MAX_HISTORY);
    }

    List<Change> history(String id, long before, int limit) {
        return jdbc.sql("""
                select * from mini_program_standing_change where mini_program = ? and id < ?
                 order by id desc limit ?""").params(id, before, limit)
                .query((row, number) -> new Change(row.getLong("id"), row.getString("change"),
                        reasonOf(row.getString("reason")), row.getString("note"),
                        row.getBoolean("refund_open_orders"), row.getString("changed_by"),
                        Sql.instant(row, "changed_at")))
                .list();
    }

    private static MiniProgramView miniProgramOf(ResultSet row, List<Change> history)
            throws SQLException {
        SuspensionReason reason = reasonOf(row.getString("suspended_for"));
        String[] permits = (String[]) row.getArray("category_permits").getArray();
        return new MiniProgramView(row.getString("mini_program"), row.getString("name"),
                Arrays.asList(permits), reason == null ? "GOOD" : "SUSPENDED", reason,
                row.getString("asked_by"), history);
    }

    private static Standing standingOf(ResultSet row) throws SQLException {
        SuspensionReason reason = reasonOf(row.getString("suspended_for"));
        return reason == null ? new Standing.Good() : new Standing.Suspended(reason);
    }

    private static @Nullable SuspensionReason reasonOf(@Nullable String name) {
        return name == null ? null : SuspensionReason.valueOf(name);
    }
}

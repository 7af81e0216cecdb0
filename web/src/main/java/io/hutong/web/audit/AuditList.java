package io.hutong.web.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the list of acts. */
final class AuditList {

    private final JdbcTemplate jdbc;

    AuditList(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. The subject is that of the act, or the order that it belongs to. */
    List<AuditEntry> page(AuditQuery query, int limit) {
        StringBuilder sql = new StringBuilder("select * from audit_entry where true");
        List<Object> values = new ArrayList<>();
        if (query.from() != null) {
            and(sql, values, " and at >= ?", at(query.from()));
        }
        if (query.to() != null) {
            and(sql, values, " and at < ?", at(query.to()));
        }
        if (query.actor() != null) {
            and(sql, values, " and actor = ?", query.actor());
        }
        if (query.subject() != null) {
            and(sql, values, " and (subject_id = ? or order_id = ?)",
                    query.subject(), query.subject());
        }
        if (query.after() != null) {
            and(sql, values, " and (at, id) < (?, ?)",
                    at(query.after().at()), query.after().id());
        }
        and(sql, values, " order by at desc, id desc limit ?", limit);
        return jdbc.query(sql.toString(), (row, n) -> entry(row), values.toArray());
    }

    private static void and(
            StringBuilder sql, List<Object> values, String condition, Object... of) {
        sql.append(condition);
        values.addAll(List.of(of));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(Long.toString(row.getLong("id")),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"),
                row.getString("scope"), row.getString("merchant_id"), row.getString("action"),
                row.getString("subject_kind"), row.getString("subject_id"),
                row.getString("order_id"), row.getString("reason"),
                row.getString("idempotency_key"), row.getString("trace_id"));
    }
}

package io.hutong.kernel.jdbc;

import io.hutong.kernel.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Small things that the driver leaves to its users. */
public final class Sql {

    private Sql() {
    }

    /** Binds the texts as the only parameter, an array. */
    public static Columns<String> texts(Collection<String> values) {
        return Columns.of(values).text(value -> value);
    }

    /** Absent also when it is infinity. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        // The driver reads 'infinity' as the last time that Java knows.
        return time == null || time.equals(OffsetDateTime.MAX) ? null : time.toInstant();
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * For the rest of the transaction whole tables may be read, and each statement is planned for
     * its own parameters: see docs/decisions/0016.
     */
    public static void allowWholeTables(JdbcTemplate jdbc) {
        jdbc.execute("set local enable_seqscan = on; set local plan_cache_mode = auto");
    }

    /** Fen. */
    public static Money money(ResultSet row, String column) throws SQLException {
        return Money.fen(row.getLong(column));
    }
}

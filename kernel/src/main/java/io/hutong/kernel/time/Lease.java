package io.hutong.kernel.time;

import io.hutong.kernel.jdbc.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a row, until when by the database's clock. Two leases are the same only when both
 * are equal, so a lease that was given again is another one.
 *
 * @param owner absent while nobody does; then {@code until} is when it is due
 */
public record Lease(@Nullable String owner, Instant until) {

    /** Of a leased row, whose columns are called {@code owner} and {@code due_at}. */
    public static Lease of(ResultSet row) throws SQLException {
        return new Lease(row.getString("owner"), Sql.instant(row, "due_at"));
    }
}

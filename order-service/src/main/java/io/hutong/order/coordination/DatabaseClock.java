package io.hutong.order.coordination;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.springframework.jdbc.core.JdbcTemplate;

/** The one clock that deadlines go by, whichever instance sets or fires them. */
public final class DatabaseClock {

    private final JdbcTemplate jdbc;

    DatabaseClock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Instant now() {
        OffsetDateTime time = jdbc.queryForObject(
                "select clock_timestamp()", OffsetDateTime.class);
        if (time == null) {
            throw new IllegalStateException("the database does not know the time");
        }
        return time.toInstant();
    }
}

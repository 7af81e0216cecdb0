package io.hutong.kernel.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

import org.springframework.jdbc.core.JdbcTemplate;

/** The one clock that deadlines go by, whichever instance sets or fires them. */
public final class DatabaseClock implements InstantSource {

    private final JdbcTemplate jdbc;

    public DatabaseClock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Instant instant() {
        OffsetDateTime time = jdbc.queryForObject(
                "select clock_timestamp()", OffsetDateTime.class);
        if (time == null) {
            throw new IllegalStateException("the database does not know the time");
        }
        return time.toInstant();
    }
}

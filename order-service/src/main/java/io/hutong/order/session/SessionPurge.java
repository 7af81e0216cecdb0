package io.hutong.order.session;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Removes sessions that are over with their tokens, and answers whose moment has passed; a bounded
 * number in each round. A token of a removed session is unknown, and refused as such.
 */
final class SessionPurge {

    /** Rows of each kind in one round. */
    static final int AT_ONCE = 5_000;
    private static final String OVER = "(select session_id from sessions where expires_at"
            + " < clock_timestamp() - ?::interval limit " + AT_ONCE + ")";

    private final JdbcTemplate jdbc;
    private final SessionSettings settings;

    SessionPurge(JdbcTemplate jdbc, SessionSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    void round() {
        forgetAnswers();
        // a token that was signed just before the end is good for its own life
        String after = settings.life().toString();
        jdbc.update("delete from used_refresh_tokens where ctid in (select ctid from"
                + " used_refresh_tokens where session_id in " + OVER + " limit " + AT_ONCE + ")",
                after);
        jdbc.update("delete from sessions s where session_id in " + OVER + " and not exists"
                + " (select 1 from used_refresh_tokens u where u.session_id = s.session_id)",
                after);
    }

    private void forgetAnswers() {
        jdbc.update("update sessions set answer = null where session_id in (select session_id"
                + " from sessions where answer is not null and renewed_at"
                + " < clock_timestamp() - ?::interval limit " + AT_ONCE + ")",
                settings.grace().toString());
    }
}

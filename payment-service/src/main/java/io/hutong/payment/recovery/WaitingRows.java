package io.hutong.payment.recovery;

import io.hutong.work.Waiting;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Brings forward what waits. Whoever holds a lease is left alone. */
final class WaitingRows {

    private static final String WAKE = """
            update %1$s set due_at = now() + random() * ? * interval '1 ms'
            where ctid = any (array(
                select ctid from %1$s
                where %2$s and owner is null and tries > 0
                    and due_at > now() + ? * interval '1 ms' and due_at < 'infinity'
                order by due_at limit ? for update skip locked))""";

    private static final String COUNT = """
            select count(*) from (select from %1$s
                where %2$s and owner is null and tries > 0
                    and due_at > now() + ? * interval '1 ms' and due_at < 'infinity'
                limit ?) as waiting""";

    private final JdbcTemplate jdbc;

    WaitingRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param spread within which they become due; what is due within it anyway stays as it is
     *
     * @return how many were brought forward, at most {@code limit}
     */
    int wake(Waiting waiting, int limit, Duration spread) {
        return limit == 0 ? 0 : jdbc.update(WAKE.formatted(waiting.table(), waiting.open()),
                spread.toMillis(), spread.toMillis(), limit);
    }

    /** How many wait for longer than that; at most {@code limit}. */
    int count(Waiting waiting, int limit, Duration longer) {
        Integer found = jdbc.queryForObject(COUNT.formatted(waiting.table(), waiting.open()),
                Integer.class, longer.toMillis(), limit);
        return found == null ? 0 : found;
    }
}

package io.hutong.messaging.inbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** SQL of the inbox. */
final class InboxTable {

    private static final String REMEMBER = """
            insert into inbox (id) select id from unnest(?::uuid[]) as m (id) order by id
            on conflict do nothing
            returning id
            """;

    private final JdbcTemplate jdbc;

    InboxTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Remembers the ids, in sorted order so that two consumers cannot deadlock.
     *
     * @param ids without repeats: PostgreSQL would report a repeated id as new
     * @return those that were not known
     */
    Set<UUID> remember(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.query(REMEMBER,
                ps -> ps.setArray(1, ps.getConnection().createArrayOf("uuid", ids.toArray())),
                (rs, n) -> rs.getObject(1, UUID.class)));
    }
}

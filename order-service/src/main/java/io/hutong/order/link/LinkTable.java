package io.hutong.order.link;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.trade.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** LinkDecision, who opened them, and how often. */
final class LinkTable {

    private static final String COLUMNS =
            "link_id, sku, channel, made_by, expires_at, revoked_at, blocked_for";
    private static final String TOUCH = """
            insert into link_touches (buyer_id, sku, link_id, channel, touched_at)
            values (?, ?, ?, ?, clock_timestamp())
            on conflict (buyer_id, sku) do update
               set link_id = excluded.link_id, channel = excluded.channel,
                   touched_at = excluded.touched_at""";
    private static final String LAST_TOUCH = """
            select link_id, touched.sku, touched.channel from link_touches touched
              join share_links using (link_id)
             where buyer_id = ? and touched.sku = any (?)
               and touched_at > clock_timestamp() - ?::interval
               and revoked_at is null and blocked_for is null
             order by touched_at desc limit 1""";
    private static final String COUNT = """
            insert into link_resolves (link_id, day, resolves)
            select link_id, (clock_timestamp() at time zone 'Asia/Shanghai')::date, resolves
              from unnest(?::text[], ?::bigint[]) as u(link_id, resolves) order by link_id
            on conflict (link_id, day) do update
               set resolves = link_resolves.resolves + excluded.resolves""";

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    LinkTable(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * The link that a buyer has opened last for one of the SKUs. One that was taken back or blocked
     * since then has earned nothing.
     */
    record Touch(String linkId, String sku, Channel channel) {
    }

    void insert(LinkDecision.Link link) {
        jdbc.update("insert into share_links (link_id, sku, channel, made_by, expires_at)"
                + " values (?, ?, ?, ?, ?)", link.linkId(), link.sku(),
                link.channel().name(), link.madeBy(), Timestamp.from(link.expiresAt()));
    }

    Optional<LinkDecision.Link> find(String linkId) {
        return jdbc.query("select " + COLUMNS + " from share_links where link_id = ?",
                (row, _) -> link(row), linkId).stream().findFirst();
    }

    int madeToday(String buyerId) {
        Integer made = jdbc.queryForObject("select count(*) from share_links where made_by = ?"
                + " and made_at > clock_timestamp() - interval '1 day'", Integer.class, buyerId);
        return made == null ? 0 : made;
    }

    /** False when the caller has made no such link. Repeating it changes nothing. */
    boolean revoke(String linkId, String madeBy) {
        return jdbc.update("update share_links set revoked_at ="
                + " coalesce(revoked_at, clock_timestamp()) where link_id = ? and made_by = ?",
                linkId, madeBy) == 1;
    }

    boolean block(String linkId, String reason, String by) {
        return jdbc.update("update share_links set blocked_for = ?, blocked_by = ?,"
                + " blocked_at = clock_timestamp() where link_id = ?", reason, by, linkId) == 1;
    }

    boolean unblock(String linkId, String by) {
        return jdbc.update("update share_links set blocked_for = null, blocked_by = ?,"
                + " blocked_at = clock_timestamp() where link_id = ?", by, linkId) == 1;
    }

    void touch(String buyerId, LinkDecision.Link link) {
        jdbc.update(TOUCH, buyerId, link.sku(), link.linkId(), link.channel().name());
    }

    Optional<Touch> lastTouch(String buyerId, Collection<String> skus, Duration window) {
        return jdbc.query(LAST_TOUCH, statement -> {
            statement.setString(1, buyerId);
            int next = Sql.texts(skus).bind(statement, 2);
            statement.setString(next, window.toString());
        }, (row, _) -> new Touch(row.getString("link_id"), row.getString("sku"),
                Channel.valueOf(row.getString("channel")))).stream().findFirst();
    }

    boolean anyTouches() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from link_touches)", Boolean.class));
    }

    void count(Map<String, Long> resolves) {
        List<String> ids = resolves.keySet().stream().sorted().toList();
        jdbc.update(COUNT, Columns.of(ids).text(id -> id).bigNumber(resolves::get));
    }

    long resolves(String linkId) {
        Long sum = jdbc.queryForObject(
                "select coalesce(sum(resolves), 0) from link_resolves where link_id = ?",
                Long.class, linkId);
        return sum == null ? 0 : sum;
    }

    private static LinkDecision.Link link(ResultSet row) throws SQLException {
        Instant expires = row.getTimestamp("expires_at").toInstant();
        return new LinkDecision.Link(row.getString("link_id"), row.getString("sku"),
                Channel.valueOf(row.getString("channel")), row.getString("made_by"), expires,
                Sql.instantOrNull(row, "revoked_at"), row.getString("blocked_for"));
    }
}

package io.hutong.order.link;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The domains that each platform lets in or keeps out. Asked for from memory; every instance
 * looks into the table a few times a second, so that a block holds everywhere within one.
 */
final class LinkDomains {

    /** More domains than this are not loaded: an allow-list that nobody can read is none. */
    static final int MOST = 10_000;
    private static final String SAVE = """
            insert into link_domains (platform, domain, allowed, note, changed_by)
            values (?, ?, ?, ?, ?)
            on conflict (platform, domain) do update
               set allowed = excluded.allowed, note = excluded.note,
                   changed_by = excluded.changed_by, changed_at = clock_timestamp()""";

    private final JdbcTemplate jdbc;
    private final WebAddress own;
    private volatile Map<Key, Boolean> known = Map.of();

    /** @param own where our own links lead, allowed unless its domain is blocked */
    LinkDomains(JdbcTemplate jdbc, WebAddress own) {
        this.jdbc = jdbc;
        this.own = own;
    }

    private record Key(Platform platform, String domain) {
    }

    /** A domain on a platform's list. */
    record Entry(
            Platform platform, String domain, boolean allowed, String note, String changedBy,
            Instant changedAt) {
    }

    LinkDecision.DomainStanding standing(Platform platform, WebAddress address) {
        return standing(known.get(new Key(platform, address.host())), address, own);
    }

    /**
     * A domain on the list is allowed at the usual ports only; another port is another server.
     *
     * @param listed null where the domain is on no list
     */
    static LinkDecision.DomainStanding standing(
            @Nullable Boolean listed, WebAddress address, WebAddress own) {
        if (Boolean.FALSE.equals(listed)) {
            return LinkDecision.DomainStanding.BLOCKED;
        }
        boolean ours = address.equals(own) || address.isUsualPort() && own.isUsualPort()
                && address.host().equals(own.host());
        return ours || listed != null && address.isUsualPort()
                ? LinkDecision.DomainStanding.ALLOWED : LinkDecision.DomainStanding.UNKNOWN;
    }

    List<Entry> list() {
        return jdbc.query("select * from link_domains order by platform, domain limit " + MOST,
                (row, _) -> new Entry(Platform.valueOf(row.getString("platform")),
                        row.getString("domain"), row.getBoolean("allowed"),
                        row.getString("note"), row.getString("changed_by"),
                        row.getTimestamp("changed_at").toInstant()));
    }

    /** Holds here once it has committed and {@link #refresh} was called. */
    void save(Platform platform, String domain, boolean allowed, String note, String by) {
        jdbc.update(SAVE, platform.name(), domain, allowed, note, by);
    }

    void refresh() {
        Map<Key, Boolean> fresh = new HashMap<>();
        list().forEach(
                entry -> fresh.put(new Key(entry.platform(), entry.domain()), entry.allowed()));
        known = Map.copyOf(fresh);
    }
}

package io.hutong.messaging.inbox;

import io.hutong.kernel.id.UuidV7;
import io.hutong.messaging.MessagingSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps one inbox partition per day of the window: made in advance, dropped when too old. */
final class InboxPartitions implements InitializingBean, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(InboxPartitions.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'inbox_'yyyyMMdd");
    private static final Duration LOOKS_EVERY = Duration.ofHours(1);

    /** Any constant that no other advisory lock of the service uses. */
    private static final long LOCK = 0x1b0cL;

    private static final String EXISTING = """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'inbox'::regclass
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final MessagingSettings.Inbox settings;
    private final Clock clock;
    private volatile InboxWindow window = new InboxWindow(LocalDate.EPOCH, LocalDate.EPOCH);
    private Thread keeper = Thread.ofVirtual().unstarted(() -> {});

    InboxPartitions(JdbcTemplate jdbc, TransactionTemplate transaction,
            MessagingSettings.Inbox settings, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** The days for which partitions exist. */
    InboxWindow window() {
        return window;
    }

    @Override
    public void afterPropertiesSet() {
        keep();
        keeper = Thread.ofVirtual().name("inbox-partitions").start(this::keepOn);
    }

    private void keepOn() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(LOOKS_EVERY);
                keep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.warn("Inbox partitions were not renewed, {} days are left: {}",
                        settings.daysAhead(), e.toString());
            }
        }
    }

    /** Makes and drops partitions until they match today's window. */
    void keep() {
        InboxWindow wanted = InboxWindow.around(LocalDate.now(clock.withZone(ZoneOffset.UTC)),
                settings.retentionDays(), settings.daysAhead());
        transaction.executeWithoutResult(status -> {
            jdbc.execute("set local lock_timeout = '5s'");
            jdbc.query("select pg_advisory_xact_lock(?)", rs -> {}, LOCK);
            List<String> existing = jdbc.query(EXISTING, (row, _) -> row.getString(1));
            wanted.days().stream().filter(day -> !existing.contains(NAME.format(day)))
                    .forEach(this::make);
            String oldest = NAME.format(wanted.first());
            existing.stream().filter(name -> name.compareTo(oldest) < 0)
                    .forEach(name -> jdbc.execute("drop table " + name));
        });
        window = wanted;
    }

    private void make(LocalDate day) {
        jdbc.execute("create table %s partition of inbox for values from ('%s') to ('%s')"
                .formatted(NAME.format(day), floor(day), floor(day.plusDays(1))));
    }

    private static UUID floor(LocalDate day) {
        return UuidV7.floorOf(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public void close() {
        keeper.interrupt();
    }
}

package io.hutong.messaging.outbox;

import io.hutong.messaging.MessagingSettings;
import io.hutong.messaging.OutboxHealth;
import io.hutong.messaging.Rest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Empties the outbox onto Kafka in the order of the ids: read, send, wait for the broker, delete.
 * The {@link ReadCursor} keeps reads cheap while an old report transaction hides deleted rows from
 * vacuum; a read from the beginning now and then finds what nobody should have put behind it.
 */
final class OutboxRelay implements SmartLifecycle, OutboxHealth {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration FOLLOWER_LOOKS_EVERY = Duration.ofMillis(500);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(3);
    private static final long NOTHING_WAITS = Long.MAX_VALUE;

    private final OutboxTable table;
    private final RelayLease lease;
    private final RecordSender sender;
    private final RelaySignal signal;
    private final MessagingSettings.Relay settings;

    private final AtomicLong oldestSince = new AtomicLong(NOTHING_WAITS);
    /** What came behind them meanwhile is not seen by a relay that waits for Kafka. */
    private volatile boolean onlySignsOfLifeWait;
    private volatile boolean running;
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});
    private final ReadCursor cursor = new ReadCursor();
    private final Rest rest = new Rest();
    private long lateReadAt;
    private Duration nextLook;
    private boolean told;
    private volatile Set<String> parked = Set.of();
    private Thread.UncaughtExceptionHandler whenEnded =
            (ended, error) -> log.error("The relay has ended", error);

    OutboxRelay(OutboxTable table, RelayLease lease, RecordSender sender, RelaySignal signal,
            MessagingSettings.Relay settings) {
        this.table = table;
        this.lease = lease;
        this.sender = sender;
        this.signal = signal;
        this.settings = settings;
        this.nextLook = settings.pollInterval();
    }

    @Override
    public Duration oldestAge() {
        long since = oldestSince.get();
        if (since != NOTHING_WAITS) {
            return Duration.ofNanos(Math.max(0, System.nanoTime() - since));
        }
        return onlySignsOfLifeWait ? table.oldestAge().orElse(Duration.ZERO) : Duration.ZERO;
    }

    /** Tells whoever has to know that nothing is sent any more, as after an error of the JVM. */
    void whenEnded(Thread.UncaughtExceptionHandler told) {
        whenEnded = told;
    }

    /** Keys that wait behind a record which can never be sent. */
    int parkedKeys() {
        return parked.size();
    }

    @Override
    public void start() {
        running = true;
        lateReadAt = System.nanoTime();
        thread = Thread.ofPlatform().name("outbox-relay").uncaughtExceptionHandler(whenEnded)
                .start(this::run);
    }

    private void run() {
        Duration backOff = FIRST_BACK_OFF;
        while (running) {
            try {
                rest.begin();
                told = signal.await(relayOnce());
                backOff = FIRST_BACK_OFF;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException e) {
                log.warn("The outbox waits: {}; next try in {} ms", e.toString(),
                        backOff.toMillis());
                cursor.reset();
                pause(backOff);
                backOff = backOff.multipliedBy(2).compareTo(LONGEST_BACK_OFF) > 0
                        ? LONGEST_BACK_OFF : backOff.multipliedBy(2);
            }
        }
        // The interrupt has done its work; the producer would take it for a second one.
        Thread.interrupted();
        sender.close();
    }

    /** One round; returns how long to wait for a signal before the next. */
    private Duration relayOnce() throws InterruptedException {
        List<OutboxRow.Stored> rows = read();
        if (rows == null) {
            return FOLLOWER_LOOKS_EVERY;
        }
        if (rows.isEmpty()) {
            cursor.sent(0, true);
            return quiet();
        }
        RecordSender.Outcome outcome = sender.send(rows);
        outcome.unsendable().forEach(this::park);
        table.delete(outcome.sent());
        oldestSince.set(NOTHING_WAITS);
        onlySignsOfLifeWait = false;
        boolean complete = rows.size() < settings.batchSize();
        if (outcome.sent().size() == rows.size()) {
            cursor.sent(rows.getLast().id(), complete);
        } else {
            cursor.reset();
        }
        if (!told) {
            // Nobody of this process wrote these: another instance has begun to.
            nextLook = settings.pollInterval();
        }
        if (!complete) {
            return Duration.ZERO;
        }
        rest.take(rows.size());
        return nextLook;
    }

    /** While nothing comes unsignalled it is looked for less and less often. */
    private Duration quiet() {
        Duration now = nextLook;
        Duration doubled = now.multipliedBy(2);
        nextLook = doubled.compareTo(settings.quietPollInterval()) < 0
                ? doubled : settings.quietPollInterval();
        return now;
    }

    /** The next rows, or null when another process relays. */
    private @Nullable List<OutboxRow.Stored> read() {
        if (!lease.hold()) {
            cursor.reset();
            noteOldest();
            return null;
        }
        long now = System.nanoTime();
        boolean late = now - lateReadAt >= 0;
        if (late) {
            lateReadAt = now + settings.lateReadEvery().toNanos();
            parked = table.parkedKeys();
            noteOldest();
        }
        OutboxTable.Found found =
                table.read(late ? 0 : cursor.from(), settings.batchSize(), !parked.isEmpty());
        if (cursor.isBehind()) {
            cursor.during(found.running());
        }
        noteFound(found.rows(), now);
        return found.rows();
    }

    private void noteFound(List<OutboxRow.Stored> rows, long now) {
        boolean somebodyWaits = rows.stream().anyMatch(stored -> !stored.row().isSignOfLife());
        if (somebodyWaits) {
            oldestSince.compareAndSet(NOTHING_WAITS, now);
        }
        onlySignsOfLifeWait = !rows.isEmpty() && !somebodyWaits;
    }

    private void noteOldest() {
        oldestSince.set(table.oldestAge()
                .map(age -> System.nanoTime() - age.toNanos()).orElse(NOTHING_WAITS));
    }

    private void park(OutboxRow.Stored stored, String reason) {
        log.error("Message {} of key {} on {} can never be sent ({}); its key waits in "
                + "outbox_parked", stored.id(), stored.row().key(), stored.row().topic(), reason);
        table.park(stored, reason);
        parked = table.parkedKeys();
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(STOP_AT_MOST);
            lease.giveUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.info("The lease of the relay ends by itself: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before and stops after whatever writes to the outbox. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}

package io.hutong.operations.health;

import io.hutong.operations.health.HealthProbe.Finding;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Looks in the background, once a second, so that an answer about health takes no time, whatever
 * is away and however often it is asked for.
 */
final class ProbedHealth implements HealthIndicator, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProbedHealth.class);
    static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
    /** A look takes three seconds at most; who needs longer hangs. */
    static final Duration FRESH_FOR = Duration.ofSeconds(6);
    private static final Finding NOT_YET = Finding.down("unknown");
    private static final Finding SILENT = Finding.down("silent");

    private final String name;
    private final HealthProbe probe;
    private final LongSupplier nanoTime;
    private volatile Seen seen;
    private volatile boolean running;
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    private record Seen(Finding finding, long at) {
    }

    ProbedHealth(String name, HealthProbe probe) {
        this(name, probe, System::nanoTime);
    }

    ProbedHealth(String name, HealthProbe probe, LongSupplier nanoTime) {
        this.name = name;
        this.probe = probe;
        this.nanoTime = nanoTime;
        this.seen = new Seen(NOT_YET, nanoTime.getAsLong());
    }

    @Override
    public Health health() {
        Seen last = seen;
        boolean fresh = nanoTime.getAsLong() - last.at() <= FRESH_FOR.toNanos();
        Finding finding = fresh ? last.finding() : SILENT;
        return (finding.up() ? Health.up() : Health.down())
                .withDetail("state", finding.state()).build();
    }

    /** Looks once. A change is worth a line in the log. */
    void look() throws InterruptedException {
        Finding before = seen.finding();
        Finding now = found();
        seen = new Seen(now, nanoTime.getAsLong());
        if (before.up() != now.up() && !before.equals(NOT_YET)) {
            log.warn("{} is {}: {}", name, now.up() ? "up again" : "down", now.state());
        }
    }

    private Finding found() throws InterruptedException {
        try {
            return probe.look();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            log.debug("{} cannot be looked at", name, e);
            return Finding.down("unreachable");
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("health-" + name).start(this::keepLooking);
    }

    private void keepLooking() {
        while (running) {
            try {
                look();
                Thread.sleep(LOOKS_EVERY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Something is known before the first request is answered. */
    @Override
    public int getPhase() {
        return 0;
    }
}

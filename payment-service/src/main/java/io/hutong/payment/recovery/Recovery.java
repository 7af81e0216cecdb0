package io.hutong.payment.recovery;

import io.hutong.payment.channel.ChannelWatch;
import io.hutong.work.Waiting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * While calls fail, one row of each kind is tried now and then, so that the end of an outage is
 * noticed without traffic. When it is over, everything that waits for the channel is brought
 * forward in waves: no pause of minutes is sat out, and no wave is larger than its limit.
 */
final class Recovery implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    /**
     * The second finds what was leased at the first, and what the channel has taken on since
     * without being done with it: both may wait for as long as the outage has taught them to.
     */
    private static final int LOOKS = 2;

    private final ChannelWatch watch;
    private final WaitingRows rows;
    private final List<Waiting> all;
    private final RecoverySettings settings;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;

    Recovery(ChannelWatch watch, WaitingRows rows, List<Waiting> all,
            RecoverySettings settings) {
        this.watch = watch;
        this.rows = rows;
        this.all = List.copyOf(all);
        this.settings = settings;
        watch.onRecovery(signal::release);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("recovery").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        signal.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** What could not be told, as without a database, is told after the pause of a probe. */
    private void run() {
        int looks = 0;
        while (running) {
            try {
                if (signal.tryAcquire(settings.probe().toMillis(), TimeUnit.MILLISECONDS)) {
                    looks = LOOKS;
                }
                signal.drainPermits();
                if (looks > 0 && running) {
                    waves();
                    looks--;
                } else if (watch.isFailing()) {
                    all.forEach(one -> rows.wake(one, 1, Duration.ZERO));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException e) {
                log.warn("what waits for the channel was not woken: {}", e.toString());
            }
        }
    }

    /** As many rows as waited when it was over: what fails again waits again. */
    private void waves() throws InterruptedException {
        Map<Waiting, Integer> left = new LinkedHashMap<>();
        all.forEach(one -> left.put(
                one, rows.count(one, settings.batch() * settings.waves(), settings.spread())));
        int woken = 0;
        for (int i = 0; i < settings.waves() && running && !left.isEmpty(); i++) {
            woken += wave(left);
            if (!left.isEmpty()) {
                Thread.sleep(settings.spread());
            }
        }
        if (woken > 0) {
            log.info("the channel answers again: {} rows no longer wait", woken);
        }
    }

    private int wave(Map<Waiting, Integer> left) {
        int woken = 0;
        for (Waiting one : all) {
            int some = rows.wake(one, Math.min(settings.batch(), left.getOrDefault(one, 0)),
                    settings.spread());
            woken += some;
            left.computeIfPresent(one,
                    (kind, rest) -> some == 0 || rest <= some ? null : rest - some);
        }
        return woken;
    }
}

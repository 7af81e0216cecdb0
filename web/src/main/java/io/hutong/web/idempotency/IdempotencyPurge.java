package io.hutong.web.idempotency;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Removes expired idempotency keys, a bounded number at a time. */
public final class IdempotencyPurge implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyPurge.class);
    private static final int BATCH = 1_000;
    /** Per round, so that a large backlog does not keep the database busy without a pause. */
    private static final int MAX_BATCHES = 100;

    private final IdempotencyTable table;
    private final Duration every;
    private volatile boolean running;
    private @Nullable Thread thread;

    public IdempotencyPurge(IdempotencyTable table, Duration every) {
        this.table = table;
        this.every = every;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("idempotency-purge").start(this::loop);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        while (running) {
            try {
                Thread.sleep(every);
                purge();
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException e) {
                LOG.warn("Expired idempotency keys stay until the next round: {}", e.toString());
            }
        }
    }

    private void purge() {
        for (int i = 0; i < MAX_BATCHES && running; i++) {
            if (table.purge(BATCH) < BATCH) {
                return;
            }
        }
    }
}

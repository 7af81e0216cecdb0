package io.hutong.messaging.instance;

import io.hutong.messaging.ProcessEnd;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Refuses to start beside a living process of the same instance id. Kafka would let the second in
 * and fence the first, which then reads nothing any more; its member list cannot tell, because a
 * process that was killed stays there for ten seconds.
 */
final class InstanceLock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InstanceLock.class);
    private static final Duration TRIES_EVERY = Duration.ofMillis(100);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private final SessionLock lock;
    private final Holder holder;
    private final ProcessEnd process;
    private volatile boolean running;
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    /**
     * Whose lock it is.
     *
     * @param patience how long the one before may take to be noticed as gone
     */
    record Holder(String instance, String group, Duration patience) {
    }

    InstanceLock(SessionLock lock, Holder holder, ProcessEnd process) {
        this.lock = lock;
        this.holder = holder;
        this.process = process;
    }

    /** @throws InstanceTakenException when another living process has the id */
    @Override
    public void start() {
        try {
            if (!takeWithin(holder.patience)) {
                lock.close();
                throw new InstanceTakenException(holder.instance, holder.group);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the instance lock cannot be taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while taking the instance lock", e);
        }
        running = true;
        thread = Thread.ofVirtual().name("instance-lock").start(this::keep);
    }

    private boolean takeWithin(Duration patience) throws SQLException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (!lock.take()) {
            if (System.nanoTime() - until >= 0) {
                return false;
            }
            if (!told) {
                log.info("Instance {} is taken; waiting up to {} s for it to become free",
                        holder.instance, patience.toSeconds());
                told = true;
            }
            Thread.sleep(TRIES_EVERY);
        }
        return true;
    }

    /**
     * The lock is lost with its connection. Taken again it was never anybody else's in between
     * for long enough to matter; if somebody else has it for good, that one stays and this ends.
     */
    private void keep() {
        while (running) {
            try {
                Thread.sleep(LOOKS_EVERY);
                if (!lock.isAlive() && !takeWithin(holder.patience) && running) {
                    process.end(InstanceTakenException.sentence(holder.instance, holder.group),
                            ProcessEnd.MISCONFIGURED);
                    return;
                }
            } catch (SQLException e) {
                log.debug("The instance lock waits for the database: {}", e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(LOOKS_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lock.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything reads or sends, and until nothing does any more. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}

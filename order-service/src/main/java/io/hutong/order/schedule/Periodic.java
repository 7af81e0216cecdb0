package io.hutong.order.schedule;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does something again and again on a virtual thread of its own, with a pause after each time. A
 * failure is logged, once until it is over, and does not end it, nor does an error of the JVM.
 */
public final class Periodic implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Periodic.class);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private volatile boolean running;
    private boolean failing;
    private @Nullable Thread thread;

    /** @param name tells people what failed */
    public Periodic(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::loop);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread == null) {
            return;
        }
        LockSupport.unpark(thread);
        try {
            thread.join(STOPS_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        while (running) {
            once();
            if (running) {
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    private void once() {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException | Error e) {
            if (!failing) {
                log.warn("{} has failed and will be tried again", name, e);
            }
            failing = true;
        }
    }
}

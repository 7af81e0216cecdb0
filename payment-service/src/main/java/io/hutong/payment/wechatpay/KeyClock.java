package io.hutong.payment.wechatpay;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks after the keys by the clock, from the start on, without holding the start up. */
final class KeyClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeyClock.class);

    private final KeyRenewal renewal;
    private final Duration look;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    KeyClock(KeyRenewal renewal, Duration look) {
        this.renewal = renewal;
        this.look = look;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("wechatpay-keys").start(this::run);
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

    private void run() {
        while (running) {
            tick();
            try {
                Thread.sleep(look);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void tick() {
        try {
            renewal.tick();
        } catch (RuntimeException e) {
            log.warn("keys of WeChat Pay were not looked after: {}", e.toString());
        }
    }
}

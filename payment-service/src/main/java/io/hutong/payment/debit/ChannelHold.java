package io.hutong.payment.debit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops sending debits while the channel refuses our own settings (keys, permissions): orders
 * wait instead of failing, and one is tried again when the pause is over.
 */
final class ChannelHold {

    private static final Logger log = LoggerFactory.getLogger(ChannelHold.class);

    private final long pauseNanos;
    private volatile boolean held;
    private volatile long heldAt;
    private volatile String code = "";

    ChannelHold(Duration pause, MeterRegistry meters) {
        this.pauseNanos = pause.toNanos();
        Gauge.builder("hutong.channel.held", () -> isHeld() ? 1 : 0)
                .description("1 while no debit is sent because our settings were refused")
                .register(meters);
    }

    boolean isHeld() {
        return held && System.nanoTime() - heldAt < pauseNanos;
    }

    /** The refusal for which nothing is sent now; null while everything is. */
    @Nullable
    String heldBy() {
        return isHeld() ? code : null;
    }

    void hold(String code) {
        log.error("WeChat Pay refuses our settings ({}): no debits are sent for now. "
                + "Check the platform's keys and permissions.", code);
        this.code = code;
        heldAt = System.nanoTime();
        held = true;
    }

    void release() {
        held = false;
    }
}

package io.hutong.payment.crosscheck;

import io.hutong.kernel.money.Money;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Rounds on time, and the drift in fen as a metric: anything above zero is an alarm. */
final class CrossCheckRounds {

    private static final Logger log = LoggerFactory.getLogger(CrossCheckRounds.class);

    private final CrossCheck check;
    private final Said said;
    private final InstantSource clock;
    private final Counter orders;
    private volatile CrossCheck.Drift last = CrossCheck.Drift.NONE;
    private volatile Instant done;

    /** What order-service has said, and for how long it is kept. */
    record Said(SaidByOrders words, CrossCheckSettings settings) {

        void forget() {
            words.forget(settings.order().keep(), settings.maxOrders());
        }
    }

    CrossCheckRounds(CrossCheck check, Said said, InstantSource clock, MeterRegistry meters) {
        this.check = check;
        this.said = said;
        this.clock = clock;
        this.done = clock.instant();
        this.orders = Counter.builder("hutong.crosscheck.orders")
                .description("orders that were compared").register(meters);
        gauge(meters, "order", CrossCheck.Drift::order);
        gauge(meters, "ledger", CrossCheck.Drift::ledger);
        gauge(meters, "channel", CrossCheck.Drift::channel);
        Gauge.builder("hutong.crosscheck.age.seconds",
                () -> Duration.between(done, clock.instant()).toSeconds())
                .description("since the last round that was completed").register(meters);
    }

    private void gauge(MeterRegistry meters, String side,
            Function<CrossCheck.Drift, Money> drift) {
        Gauge.builder("hutong.crosscheck.drift.fen", () -> drift.apply(last).total())
                .tag("side", side)
                .description("by which the payment misses the order, the ledger the payment, "
                        + "the channel the ledger; must be 0")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${hutong.cross-check.interval}",
            initialDelayString = "${hutong.cross-check.interval}")
    void round() {
        try {
            last = check.round(ThreadLocalRandom.current());
            done = clock.instant();
            orders.increment((double) last.orders());
            said.forget();
            if (last.total().isPositive()) {
                log.error("order, payment, ledger and channel do not agree: {}", last);
            }
        } catch (DataAccessException e) {
            log.warn("no cross-check, tried again soon: {}", e.toString());
        }
    }
}

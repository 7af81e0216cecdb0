package io.hutong.payment.debit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** How debits end, and above all what is not known yet and since when. */
class DebitMetrics {

    private static final Logger log = LoggerFactory.getLogger(DebitMetrics.class);
    private static final long INTERVAL_MS = 5_000;

    private final MeterRegistry meters;
    private final Attempts attempts;
    private final Counter fenced;
    private volatile Attempts.UnknownOutcomes unknown = new Attempts.UnknownOutcomes(0, 0);

    DebitMetrics(MeterRegistry meters, Attempts attempts) {
        this.meters = meters;
        this.attempts = attempts;
        this.fenced = meters.counter("hutong.debit.results.fenced");
        Gauge.builder("hutong.debit.unknown", () -> unknown.count())
                .description("debits of which it is not known whether they charged")
                .register(meters);
        Gauge.builder("hutong.debit.unknown.oldest", () -> unknown.oldestSeconds())
                .baseUnit("seconds").register(meters);
    }

    void verdict(Attempt attempt, Verdict verdict) {
        meters.counter("hutong.debit.verdicts", "asked", attempt.asks().name(),
                "verdict", verdict.getClass().getSimpleName()).increment();
        switch (verdict) {
            case Verdict.Authorized paid -> log.debug("debit {} paid", attempt.number());
            case Verdict.Declined(Cause cause, String _) -> declined(attempt, cause);
            case Verdict.AskAgain(String code) ->
                    log.info("debit {} not known yet: {}", attempt.number(), code);
            case Verdict.SendAgain() ->
                    log.info("debit {} not found, sent again", attempt.number());
            case Verdict.Reverse(Cause cause) ->
                    log.info("debit {} is reversed: {}", attempt.number(), cause.code());
            case Verdict.Hold(Cause cause, boolean _) ->
                    log.error("debit {} held, our request was refused: {}",
                            attempt.number(), cause.code());
            case Verdict.Expired(String refusal) ->
                    log.info("debit {} came too late and was not sent{}", attempt.number(),
                            refusal == null ? "" : ": " + refusal);
            case Verdict.Requeue(String cause) ->
                    log.info("debit {} not sent: {}", attempt.number(), cause);
        }
    }

    /** Final: another debit under this mandate would be declined as well. */
    private void declined(Attempt attempt, Cause cause) {
        String kind = cause.objection().isFinal() ? "HARD" : "SOFT";
        meters.counter("hutong.debit.declines", "kind", kind, "code", cause.code()).increment();
        log.info("debit {} declined ({}): {}", attempt.number(), kind, cause.code());
    }

    /** So many answers came when their leases were over. */
    void fenced(int answers) {
        fenced.increment(answers);
    }

    @Scheduled(fixedDelay = INTERVAL_MS)
    void measure() {
        try {
            unknown = attempts.unknown();
        } catch (DataAccessException e) {
            log.debug("unknown outcomes not counted: {}", e.toString());
        }
    }
}

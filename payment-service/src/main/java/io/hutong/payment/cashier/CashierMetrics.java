package io.hutong.payment.cashier;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How orders at the cashier end. */
class CashierMetrics {

    private static final Logger log = LoggerFactory.getLogger(CashierMetrics.class);

    private final MeterRegistry meters;

    CashierMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void verdict(CashierOrder order, CashierVerdict verdict) {
        meters.counter("hutong.cashier.verdicts", "state", order.state().name(),
                "verdict", verdict.getClass().getSimpleName()).increment();
        switch (verdict) {
            case CashierVerdict.Opened opened ->
                    log.debug("cashier {} is open", order.number());
            case CashierVerdict.Paid paid -> log.debug("cashier {} paid", order.number());
            case CashierVerdict.AskAgain(String code) ->
                    log.debug("cashier {} is {}: {}", order.number(), order.state(), code);
            case CashierVerdict.Closed(String code) ->
                    log.info("cashier {} closed unpaid: {}", order.number(), code);
            case CashierVerdict.Close(String code) ->
                    log.info("cashier {} is being closed: {}", order.number(), code);
            case CashierVerdict.Refused(String code, String detail) ->
                    log.warn("cashier {} was not opened: {}", order.number(), code);
            case CashierVerdict.Contradiction(String what) ->
                    log.error("cashier {}: {}", order.number(), what);
        }
    }
}

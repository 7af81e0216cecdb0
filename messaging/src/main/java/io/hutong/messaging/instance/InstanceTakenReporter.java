package io.hutong.messaging.instance;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;

/** One sentence instead of a stack trace. */
final class InstanceTakenReporter implements SpringBootExceptionReporter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(InstanceTakenReporter.class);
    private static final int CAUSES_MAX = 20;

    @Override
    public boolean reportException(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
            if (cause instanceof InstanceTakenException taken) {
                log.error(taken.getMessage());
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}

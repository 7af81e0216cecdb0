package io.hutong.web.testing;

import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Starts services of which several may start at the same time in one JVM: they share its logging
 * system, which does not bear being set up by two at once.
 */
public final class LoggingInTurn {

    private static final ReentrantLock TURN = new ReentrantLock();

    private LoggingInTurn() {
    }

    public static ConfigurableApplicationContext run(
            SpringApplicationBuilder service, String... arguments) {
        TURN.lock();
        try {
            return service.listeners(new SetUp()).run(arguments);
        } finally {
            end();
        }
    }

    private static void end() {
        if (TURN.isHeldByCurrentThread()) {
            TURN.unlock();
        }
    }

    /** Hears of the environment when logging has been set up from it; all else may overlap. */
    private static final class SetUp
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            end();
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }
}

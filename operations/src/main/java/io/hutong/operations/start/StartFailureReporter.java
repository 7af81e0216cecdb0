package io.hutong.operations.start;

import io.hutong.operations.settings.Complaints;
import io.hutong.operations.settings.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** One sentence instead of a stack trace, when the person at the keyboard can mend it. */
final class StartFailureReporter implements SpringBootExceptionReporter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(StartFailureReporter.class);

    private final Optional<Complaints> complaints;

    StartFailureReporter(@Nullable ConfigurableApplicationContext context) {
        this.complaints = Optional.ofNullable(context)
                .map(known -> new Complaints(new Settings(known.getEnvironment())));
    }

    @Override
    public boolean reportException(Throwable failure) {
        return switch (StartFailure.of(failure, complaints)) {
            case StartFailure.Misconfigured wrong -> {
                log.error(wrong.sentence());
                yield true;
            }
            case StartFailure.ServerAway away -> {
                log.warn("The start begins anew, a server went away: {}", away.what());
                yield true;
            }
            case StartFailure.Stopped stopped -> true;
            case StartFailure.Unexpected unexpected -> false;
        };
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}

package io.hutong.operations.logs;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;

/** As soon as the log is configured, which takes away every filter that was there before. */
final class RepeatFilterInstaller
        implements ApplicationListener<ApplicationContextInitializedEvent> {

    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            RepeatFilter.install(context);
        }
    }
}

package io.hutong.messaging.ending;

import io.hutong.messaging.ProcessEnd;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends as if it had been told to from outside, and in any case before long. */
final class ExitingProcess implements ProcessEnd {

    private static final Logger log = LoggerFactory.getLogger(ExitingProcess.class);

    /** What is under way is finished within; what is committed outlives a kill anyway. */
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final AtomicBoolean ending = new AtomicBoolean();

    @Override
    public void end(String sentence, int exitCode) {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        log.error(sentence);
        // Not on the caller's thread, which the shutdown may wait for
        Thread.ofPlatform().name("process-end").start(() -> Runtime.getRuntime().exit(exitCode));
        Thread.ofPlatform().daemon().name("process-end-limit").start(() -> haltAfter(exitCode));
    }

    private static void haltAfter(int exitCode) {
        try {
            Thread.sleep(WITHIN);
            Runtime.getRuntime().halt(exitCode);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.hutong.operations.start;

import java.time.Duration;

/**
 * A process that was asked to end ends, even where something does not let go: everything that is
 * committed outlives a kill.
 */
final class ExitLimit {

    private static final int TERMINATED = 143;
    /** There is nothing in flight yet that would be worth waiting for. */
    private static final Duration WHILE_STARTING = Duration.ofSeconds(5);

    private volatile Duration limit = WHILE_STARTING;

    /** From now on, until the end of the process. */
    static ExitLimit guard() {
        ExitLimit guard = new ExitLimit();
        Runtime.getRuntime().addShutdownHook(
                Thread.ofPlatform().name("exit-limit").unstarted(guard::begin));
        return guard;
    }

    /** The service has something to finish now. */
    void started(Duration within) {
        limit = within;
    }

    /** The hook itself must not keep the process, so another thread looks at the clock. */
    private void begin() {
        Duration within = limit;
        Thread.ofPlatform().daemon().name("exit-limit").start(() -> {
            try {
                Thread.sleep(within);
                Runtime.getRuntime().halt(TERMINATED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}

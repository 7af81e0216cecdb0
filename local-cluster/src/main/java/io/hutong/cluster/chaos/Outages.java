package io.hutong.cluster.chaos;

import io.hutong.cluster.client.Unreachable;
import java.util.function.Supplier;

/**
 * Waits for a service that does not answer, or is just starting, as a client has to. What it sends meanwhile comes again
 * under the same Idempotency-Key, so that it is done once.
 */
final class Outages {

    /** At 400 ms each four minutes: time enough to start a service again that was killed. */
    static final int LOOKS_MAX = 600;

    private final Runnable pause;

    /** @param pause between two calls */
    Outages(Runnable pause) {
        this.pause = pause;
    }

    /** @throws Unreachable when nobody has answered until the last look */
    <T> T waitOut(Supplier<T> call) {
        for (int look = 1;; look++) {
            try {
                return call.get();
            } catch (Unreachable e) {
                if (look == LOOKS_MAX) {
                    throw e;
                }
                pause.run();
            }
        }
    }
}

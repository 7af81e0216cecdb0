package io.hutong.cluster.client;

import io.hutong.cluster.terminal.CommandFailed;
import java.time.Duration;

/** Waiting between two looks. */
public final class Pause {

    private Pause() {
    }

    public static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }
}

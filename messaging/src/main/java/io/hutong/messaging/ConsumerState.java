package io.hutong.messaging;

import java.util.Optional;

/** Whether this process still reads what it has to read. */
public interface ConsumerState {

    /**
     * Why a consumer of this process has ended for good, in a sentence; empty while all of them
     * run. Nothing but a new process begins to read again.
     */
    Optional<String> ended();
}

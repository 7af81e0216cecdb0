package io.hutong.cluster.client;

import io.hutong.cluster.terminal.CommandFailed;

/** A service gave no answer: it may give one later, and what it has done by then is not known. */
public final class Unreachable extends CommandFailed {

    private static final long serialVersionUID = 1L;

    Unreachable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

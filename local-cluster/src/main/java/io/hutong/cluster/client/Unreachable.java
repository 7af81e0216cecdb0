package io.hutong.cluster.client;

import io.hutong.cluster.terminal.CommandFailed;

/**
 * A service gave no answer, or only said that it cannot give one yet, as while it starts: it may
 * give one later, and what it has done by then is not known.
 */
public final class Unreachable extends CommandFailed {

    private static final long serialVersionUID = 1L;

    Unreachable(String sentence) {
        super(sentence);
    }

    Unreachable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

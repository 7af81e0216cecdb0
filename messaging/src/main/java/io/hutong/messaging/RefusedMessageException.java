package io.hutong.messaging;

/**
 * The message itself is wrong and would be wrong at every repetition: it alone goes to the dead
 * letters. Anything else that a handler throws makes the whole poll be repeated until it succeeds.
 */
public final class RefusedMessageException extends RuntimeException {

    public RefusedMessageException(String reason) {
        super(reason);
    }
}

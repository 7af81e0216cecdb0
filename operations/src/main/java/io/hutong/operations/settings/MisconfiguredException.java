package io.hutong.operations.settings;

/** A setting is wrong. The message is one sentence that names it and says what to do. */
public final class MisconfiguredException extends RuntimeException {

    public MisconfiguredException(String sentence) {
        super(sentence);
    }

    public MisconfiguredException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

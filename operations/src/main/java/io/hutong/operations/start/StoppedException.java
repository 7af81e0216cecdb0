package io.hutong.operations.start;

/** The process was asked to end while it started. */
final class StoppedException extends RuntimeException {

    StoppedException() {
        super("stopped while it started");
    }
}

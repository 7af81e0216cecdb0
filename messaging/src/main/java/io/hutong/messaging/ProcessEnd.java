package io.hutong.messaging;

/** Ends this process because it cannot do its work any more. */
@FunctionalInterface
public interface ProcessEnd {

    /** For a supervisor: start it again (sysexits' EX_TEMPFAIL). */
    int START_AGAIN = 75;

    /** A setting has to be changed, starting again does not help (sysexits' EX_CONFIG). */
    int MISCONFIGURED = 78;

    /**
     * Says why and begins to end; returns at once.
     *
     * @param sentence for whoever reads the log
     */
    void end(String sentence, int exitCode);
}

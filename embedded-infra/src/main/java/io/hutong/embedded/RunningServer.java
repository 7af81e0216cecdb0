package io.hutong.embedded;

/** A server process that a test may stop, kill, pause and start again. */
public interface RunningServer extends AutoCloseable {

    /** TCP port on 127.0.0.1; the same after every {@link #restart()}. */
    int port();

    /** Whether the server's process lives; a paused one does. */
    boolean alive();

    /** Orderly shutdown; returns when the process is gone. Does nothing when it is gone already. */
    void stop();

    /** Ends the process at once, as a power cut would: nothing is flushed, nobody is told. */
    void kill();

    /** Freezes the server: connections stay open and nothing answers. */
    void pause();

    /** Lets a paused server go on. */
    void resume();

    /** Starts the server again on the same port and data, stopping it first if it runs. */
    void restart();

    /** Stops the server and removes temporary data. */
    @Override
    void close();
}

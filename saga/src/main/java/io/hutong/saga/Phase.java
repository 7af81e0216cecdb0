package io.hutong.saga;

/** Which way a saga is going, or how it has ended. */
public enum Phase {
    /** Towards its goal. */
    FORWARD,
    /** Undoing what was done. */
    BACKWARD,
    /** Ended: every step has succeeded. */
    COMPLETED,
    /** Ended: everything that was done is undone. */
    UNDONE;

    public boolean isFinished() {
        return this == COMPLETED || this == UNDONE;
    }
}
